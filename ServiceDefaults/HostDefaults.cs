using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace AnTq.ServiceDefaults;

/// <summary>What every service starts with.</summary>
public static class HostDefaults
{
    /// <summary>Adds telemetry, logging on one line each, and the liveness check.</summary>
    /// <param name="builder">The host.</param>
    public static void AddServiceDefaults(this IHostApplicationBuilder builder)
    {
        builder.AddTelemetry();
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [HealthEndpoints.LivenessTag]);
    }
}
