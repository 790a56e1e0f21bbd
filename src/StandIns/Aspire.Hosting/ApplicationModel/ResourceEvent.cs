using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

public class ResourceEvent
{
    internal ResourceEvent(IResource resource, string resourceId, CustomResourceSnapshot snapshot)
    {
        Resource = resource;
        ResourceId = resourceId;
        Snapshot = snapshot;
    }

    public IResource Resource { get; }

    /// <summary>The resource's name, followed by a number when it runs in several copies.</summary>
    public string ResourceId { get; }

    public CustomResourceSnapshot Snapshot { get; }

    internal string State => Snapshot.State!.Text;

    internal bool IsHealthy => State == KnownResourceStates.Running && Snapshot.HealthStatus == HealthStatus.Healthy;
}
