using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

public sealed class CustomResourceSnapshot
{
    internal CustomResourceSnapshot(string state, HealthStatus? healthStatus, int? pid)
    {
        State = new ResourceStateSnapshot(state);
        HealthStatus = healthStatus;
        Pid = pid;
    }

    public ResourceStateSnapshot? State { get; init; }

    public HealthStatus? HealthStatus { get; }

    internal int? Pid { get; }
}
