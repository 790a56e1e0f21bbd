using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Knows the present state of every copy of every resource, and lets others wait for one.</summary>
public class ResourceNotificationService
{
    private readonly ConcurrentDictionary<string, ResourceEvent> _states = new();
    private TaskCompletionSource _changed = NewSignal();

    internal ResourceNotificationService()
    {
    }

    /// <summary>Every state, in no particular order.</summary>
    internal IReadOnlyCollection<ResourceEvent> States => [.. _states.Values];

    /// <summary>Completes at the next change of any state.</summary>
    internal Task Changed => _changed.Task;

    /// <summary>Waits until a copy of the resource runs and its health checks pass.</summary>
    /// <exception cref="DistributedApplicationException">The resource could not be started.</exception>
    public async Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default)
    {
        var reached = await WaitAsync(
            resourceName, state => state.IsHealthy || state.State == KnownResourceStates.FailedToStart, cancellationToken);
        return reached.IsHealthy
            ? reached
            : throw new DistributedApplicationException($"The resource '{resourceName}' failed to start: its last lines are in the log.");
    }

    /// <summary>Like <see cref="WaitForResourceHealthyAsync"/>, however often the resource fails before.</summary>
    internal Task WaitUntilHealthyAsync(IResource resource, CancellationToken cancellation) =>
        WaitAsync(resource.Name, state => state.IsHealthy, cancellation);

    internal void Publish(IResource resource, string resourceId, string state, HealthStatus? health, int? pid)
    {
        var present = new ResourceEvent(resource, resourceId, new CustomResourceSnapshot(state, health, pid));
        if (!_states.TryGetValue(resourceId, out var former) || !AreSame(former, present))
        {
            _states[resourceId] = present;
            Interlocked.Exchange(ref _changed, NewSignal()).SetResult();
        }
    }

    private async Task<ResourceEvent> WaitAsync(string resourceName, Func<ResourceEvent, bool> isReached, CancellationToken cancellation)
    {
        while (true)
        {
            var changed = Changed;
            var reached = _states.Values.FirstOrDefault(state => state.Resource.Name == resourceName && isReached(state));
            if (reached is not null)
            {
                return reached;
            }

            await changed.WaitAsync(cancellation);
        }
    }

    private static bool AreSame(ResourceEvent one, ResourceEvent other) =>
        one.State == other.State && one.Snapshot.HealthStatus == other.Snapshot.HealthStatus && one.Snapshot.Pid == other.Snapshot.Pid;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
