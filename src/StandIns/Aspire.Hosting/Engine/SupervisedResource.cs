using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Engine;

/// <summary>One copy of a resource that has a process of its own, with the resources that live in it.</summary>
/// <param name="Id">The resource's name, followed by a number when there are several copies.</param>
/// <param name="Resource">The resource.</param>
/// <param name="Parts">Resources that share its state, as databases do their server's.</param>
/// <param name="StartAsync">Starts the process.</param>
internal sealed record SupervisedResource(
    string Id,
    IResource Resource,
    IReadOnlyList<IResource> Parts,
    Func<Action<string>, CancellationToken, Task<RunningChild>> StartAsync)
{
    public void Publish(ResourceNotificationService states, string state, HealthStatus? health = null, int? pid = null)
    {
        states.Publish(Resource, Id, state, health, pid);
        foreach (var part in Parts)
        {
            states.Publish(part, part.Name, state, health, pid: null);
        }
    }
}
