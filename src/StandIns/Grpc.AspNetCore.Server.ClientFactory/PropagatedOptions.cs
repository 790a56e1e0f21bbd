using Grpc.Core;

namespace Grpc.AspNetCore.ClientFactory;

/// <summary>The options of an outgoing call, with the link of two cancellations where there are two.</summary>
internal sealed class PropagatedOptions(CallOptions options, CancellationTokenSource? link = null) : IDisposable
{
    internal CallOptions Options { get; } = options;

    internal bool IsLinked => link is not null;

    internal static PropagatedOptions Of(CallOptions own, ServerCallContext current)
    {
        var options = current.Deadline < (own.Deadline ?? DateTime.MaxValue) ? own.WithDeadline(current.Deadline) : own;
        if (!current.CancellationToken.CanBeCanceled)
        {
            return new PropagatedOptions(options);
        }
        if (!own.CancellationToken.CanBeCanceled)
        {
            return new PropagatedOptions(options.WithCancellationToken(current.CancellationToken));
        }
        var link = CancellationTokenSource.CreateLinkedTokenSource(own.CancellationToken, current.CancellationToken);
        return new PropagatedOptions(options.WithCancellationToken(link.Token), link);
    }

    internal async Task<TResponse> Until<TResponse>(Task<TResponse> response)
    {
        try
        {
            return await response;
        }
        finally
        {
            Dispose();
        }
    }

    internal Action Then(IDisposable call) => () =>
    {
        call.Dispose();
        Dispose();
    };

    public void Dispose() => link?.Dispose();
}
