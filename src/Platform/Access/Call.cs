using Grpc.Core;

namespace AnTq.Platform.Access;

/// <summary>What a feature needs to know of the call it serves, whether it came by gRPC or as an event.</summary>
/// <param name="Caller">Who calls.</param>
/// <param name="Method">Full name of the method (<c>antq.awards.v1.AwardService/GetAward</c>) or of the consumer.</param>
/// <param name="CorrelationId">The id that is returned as <c>x-request-id</c> and stands in logs, audit rows and events.</param>
/// <param name="Deadline">When the time allowed for the call runs out, by the machine's clock.</param>
/// <param name="CancellationToken">Fires when the caller gives up or the deadline passes.</param>
public sealed record Call(Caller Caller, string Method, string CorrelationId, DateTimeOffset Deadline, CancellationToken CancellationToken)
{
    // What the way back needs, so that this service can still answer when the one it calls runs out of time.
    private static readonly TimeSpan WayBack = TimeSpan.FromMilliseconds(50);

    /// <summary>Options for calling another service in the course of this call: same caller, same id, what is left of the time.</summary>
    public CallOptions ToCallOptions()
    {
        var headers = new Metadata { { CallMetadata.Caller, Caller.Name }, { CallMetadata.CorrelationId, CorrelationId } };
        if (Caller.OnBehalfOf is { } principal)
            headers.Add(CallMetadata.OnBehalfOf, principal);
        return new CallOptions(headers, (Deadline - WayBack).UtcDateTime, CancellationToken);
    }
}
