using Grpc.HealthCheck;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Grpc.AspNetCore.HealthChecks;

/// <summary>Passes the host's periodic reports on to those who watch.</summary>
internal sealed class HealthReportPublisher(HealthServiceImpl states, IOptions<GrpcHealthChecksOptions> options) : IHealthCheckPublisher
{
    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        foreach (var mapping in options.Value.Services)
        {
            var entries = report.Entries.Where(
                entry => mapping.HealthCheckPredicate(new HealthCheckMapContext(entry.Key, entry.Value.Tags)));
            states.SetStatus(mapping.Name, ServingStates.Of(entries.Select(entry => entry.Value)));
        }
        return Task.CompletedTask;
    }
}
