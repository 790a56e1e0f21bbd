using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AnTq.Platform.Messaging;

/// <summary>
/// What the relay of this copy knows of the broker. An outage is degraded, never unhealthy: calls go on, events wait in the outbox, and
/// taking the copies out of service would help nobody.
/// </summary>
internal sealed class BrokerState : IHealthCheck
{
    private volatile string? trouble;

    public void Works() => trouble = null;

    public void Fails(string description) => trouble = description;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(trouble is { } description ? HealthCheckResult.Degraded(description) : HealthCheckResult.Healthy());
}
