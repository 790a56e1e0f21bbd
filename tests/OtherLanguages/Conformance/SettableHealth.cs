using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AnTq.OtherLanguages.Tests.Conformance;

/// <summary>A health check that says what it was told.</summary>
internal sealed class SettableHealth : IHealthCheck
{
    public bool IsServing { get; set; } = true;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(IsServing ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
}
