using System.Threading.Channels;
using Grpc.Core;
using Grpc.Health.V1;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Grpc.HealthCheck;

/// <summary>Answers with the states that it was told, and tells those who watch of each change.</summary>
public class HealthServiceImpl : Health.V1.Health.HealthBase
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ServingStatus> _states = new(StringComparer.Ordinal);
    private readonly List<(string Service, ChannelWriter<ServingStatus> Changes)> _watchers = [];

    public void SetStatus(string service, ServingStatus status)
    {
        ArgumentNullException.ThrowIfNull(service);
        lock (_lock)
        {
            if (StateOf(service) == status)
            {
                return;
            }
            _states[service] = status;
            foreach (var (_, changes) in _watchers.Where(watcher => watcher.Service == service))
            {
                changes.TryWrite(status);
            }
        }
    }

    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
    {
        lock (_lock)
        {
            return _states.TryGetValue(request.Service, out var status)
                ? Task.FromResult(new HealthCheckResponse { Status = status })
                : throw new RpcException(new Status(StatusCode.NotFound, ""));
        }
    }

    public override Task Watch(
        HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context) =>
        WatchAsync(request.Service, responseStream, context.CancellationToken);

    /// <summary>Returns when the token is signalled.</summary>
    internal async Task WatchAsync(string service, IServerStreamWriter<HealthCheckResponse> responses, CancellationToken until)
    {
        // Only the latest state counts for a client that reads slowly.
        var changes = Channel.CreateBounded<ServingStatus>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        var sent = Enter(service, changes.Writer);
        try
        {
            await using var end = until.Register(() => changes.Writer.TryComplete());
            await responses.WriteAsync(new HealthCheckResponse { Status = sent }, CancellationToken.None);
            await foreach (var status in changes.Reader.ReadAllAsync(CancellationToken.None))
            {
                if (status != sent)
                {
                    await responses.WriteAsync(new HealthCheckResponse { Status = sent = status }, CancellationToken.None);
                }
            }
        }
        finally
        {
            Leave(changes.Writer);
        }
    }

    private ServingStatus Enter(string service, ChannelWriter<ServingStatus> changes)
    {
        lock (_lock)
        {
            _watchers.Add((service, changes));
            return StateOf(service);
        }
    }

    private void Leave(ChannelWriter<ServingStatus> changes)
    {
        lock (_lock)
        {
            _watchers.RemoveAll(watcher => watcher.Changes == changes);
        }
    }

    private ServingStatus StateOf(string service) => _states.GetValueOrDefault(service, ServingStatus.ServiceUnknown);
}
