using AnTq.NativeServers;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Engine;

/// <summary>Starts one copy of a resource when those that it waits for are healthy, and again whenever it ends.</summary>
internal sealed class ResourceSupervisor(SupervisedResource supervised, ResourceNotificationService states, LogConsole console)
{
    private readonly BackOff _backOff = new();
    private readonly StartFailures _failures = new(supervised.Id, console);

    /// <summary>Returns when the token is cancelled and the process has ended.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            supervised.Publish(states, KnownResourceStates.Waiting);
            foreach (var wait in supervised.Resource.Annotations.OfType<WaitAnnotation>())
            {
                await states.WaitUntilHealthyAsync(wait.Resource, stopping);
            }

            while (true)
            {
                var started = TimeProvider.System.GetTimestamp();
                var end = await RunOnceAsync(stopping);
                var duration = TimeProvider.System.GetElapsedTime(started);
                supervised.Publish(states, _failures.Note(end, duration) ? KnownResourceStates.FailedToStart : KnownResourceStates.Exited);
                await Task.Delay(_backOff.AfterRunOf(duration), TimeProvider.System, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            supervised.Publish(states, KnownResourceStates.Exited);
        }
    }

    /// <summary>Returns how the process ended.</summary>
    private async Task<string> RunOnceAsync(CancellationToken stopping)
    {
        supervised.Publish(states, KnownResourceStates.Starting);
        RunningChild child;
        try
        {
            child = await supervised.StartAsync(Log, stopping);
        }
        catch (ServerFailedException failure)
        {
            _failures.Remember(failure.LastLines);
            return failure.Summary;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Whatever it is, it concerns this resource alone, and may be over at the next attempt.
            return $"it could not be started: {failure.Message}";
        }

        try
        {
            supervised.Publish(states, KnownResourceStates.Running, HealthStatus.Unhealthy, child.Pid);
            await new HealthWatch(supervised, states, _failures).WatchAsync(child, stopping);
            return $"it ended with code {await child.Exited}";
        }
        finally
        {
            await child.StopAsync();
        }
    }

    private void Log(string line)
    {
        _failures.Remember(line);
        console.WriteLine(supervised.Id, line);
    }
}
