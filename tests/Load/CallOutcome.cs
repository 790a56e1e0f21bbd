using Grpc.Core;

namespace AnTq.Load;

/// <summary>How one call ended for its caller.</summary>
/// <param name="Method">Name of the rpc.</param>
/// <param name="Code">Its status.</param>
/// <param name="Reason">The stable reason of a refusal; null when there is none.</param>
/// <param name="Duration">How long the caller waited.</param>
/// <param name="IsRetry">Whether the same request_id had been sent before.</param>
/// <param name="Detail">What the status said.</param>
public sealed record CallOutcome(string Method, StatusCode Code, string? Reason, TimeSpan Duration, bool IsRetry, string Detail)
{
    /// <summary>
    /// Whether a caller may be told this while a server is away or a service dies: success, UNAVAILABLE, or that his own time is up. A
    /// repeated call may besides hear that the first one is still being worked on.
    /// </summary>
    public bool IsExpected => Code is StatusCode.OK or StatusCode.Unavailable or StatusCode.DeadlineExceeded
        || (IsRetry && Reason == "REQUEST_IN_FLIGHT");
}
