using AnTq.Platform.Access;

namespace AnTq.Platform.Persistence;

/// <summary>
/// What is left of a call's time, in the units of the database and its driver. By the machine's clock, as deadlines are: the service's
/// own clock may be set to another day.
/// </summary>
internal static class CallTime
{
    /// <summary>For the server's <c>statement_timeout</c>: at least 1, since 0 would mean for ever.</summary>
    public static int Milliseconds(Call call) =>
        (int)Math.Clamp((call.Deadline - TimeProvider.System.GetUtcNow()).TotalMilliseconds, 1, 60_000);

    /// <summary>For the driver's command timeout: one second later than the call's own token, which is to act first.</summary>
    public static int Seconds(Call call) => (Milliseconds(call) / 1000) + 2;
}
