using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Engine;

/// <summary>Asks a running process for its health: often until it is healthy, now and then from there on.</summary>
internal sealed class HealthWatch(SupervisedResource supervised, ResourceNotificationService states, StartFailures failures)
{
    private static readonly TimeSpan _whileStarting = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _whileHealthy = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _limit = ChosenLimit() ?? TimeSpan.FromSeconds(60);

    /// <summary>Returns when the process has ended.</summary>
    public async Task WatchAsync(RunningChild child, CancellationToken stopping)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!child.Exited.IsCompleted)
        {
            var healthy = await child.IsHealthyAsync(stopping);
            if (child.Exited.IsCompleted)
            {
                return;
            }

            supervised.Publish(
                states, KnownResourceStates.Running, healthy ? HealthStatus.Healthy : HealthStatus.Unhealthy, child.Pid);
            if (!healthy && TimeProvider.System.GetElapsedTime(started) > _limit)
            {
                failures.NoteUnhealthy(_limit);
            }

            await PauseAsync(child, healthy ? _whileHealthy : _whileStarting, stopping);
        }
    }

    /// <summary>For slower machines than most.</summary>
    private static TimeSpan? ChosenLimit() =>
        int.TryParse(Environment.GetEnvironmentVariable("ANTQ_HEALTH_LIMIT"), CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    /// <summary>Ends early when the process does.</summary>
    private static async Task PauseAsync(RunningChild child, TimeSpan pause, CancellationToken stopping)
    {
        await ((Task)child.Exited).WaitAsync(pause, TimeProvider.System, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.ThrowIfCancellationRequested();
    }
}
