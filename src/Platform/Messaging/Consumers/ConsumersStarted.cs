using System.Collections.Concurrent;
using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AnTq.Platform.Messaging;

/// <summary>
/// Unhealthy until every consumer's queue has been declared and bound once: an event published before that would pass it by. Later
/// outages of the broker lose nothing and are only degraded.
/// </summary>
internal sealed class ConsumersStarted(EventConsumers consumers) : IReceiveEndpointObserver, IHealthCheck
{
    private readonly ConcurrentDictionary<Uri, bool> ready = new();

    public Task Ready(ReceiveEndpointReady endpoint)
    {
        if (endpoint.IsStarted)
            ready[endpoint.InputAddress] = true;
        return Task.CompletedTask;
    }

    public Task Stopping(ReceiveEndpointStopping endpoint) => Task.CompletedTask;

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    public Task Faulted(ReceiveEndpointFaulted faulted) => Task.CompletedTask;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(ready.Count >= consumers.All.Count
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The queues of the consumers have not been declared yet."));
}
