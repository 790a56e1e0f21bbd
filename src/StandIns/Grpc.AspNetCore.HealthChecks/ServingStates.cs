using Microsoft.Extensions.Diagnostics.HealthChecks;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Grpc.AspNetCore.HealthChecks;

internal static class ServingStates
{
    /// <summary>Degraded serves; without any check nothing is known.</summary>
    internal static ServingStatus Of(IEnumerable<HealthReportEntry> entries)
    {
        var state = ServingStatus.Unknown;
        foreach (var entry in entries)
        {
            if (entry.Status == HealthStatus.Unhealthy)
            {
                return ServingStatus.NotServing;
            }
            state = ServingStatus.Serving;
        }
        return state;
    }
}
