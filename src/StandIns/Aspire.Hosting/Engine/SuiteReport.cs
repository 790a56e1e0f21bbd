using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Engine;

/// <summary>Says when each resource and when all are healthy, and from there on shows the table after each change.</summary>
internal sealed class SuiteReport(
    IReadOnlyList<string> resourceIds, ResourceNotificationService states, LogConsole console, EndpointsFile endpoints)
{
    /// <summary>A change seldom comes alone: the table waits until there is none for this long.</summary>
    private static readonly TimeSpan _quiet = TimeSpan.FromMilliseconds(500);

    private readonly long _started = TimeProvider.System.GetTimestamp();

    public async Task RunAsync(CancellationToken stopping)
    {
        await TellUntilAllHealthyAsync(stopping);
        console.WriteLine(FormattableString.Invariant($"all healthy in {Elapsed.TotalSeconds:0.0} s"));
        endpoints.Write(healthy: true);
        var shown = "";
        while (true)
        {
            var changed = states.Changed;
            var table = ResourceTable.Of(Ordered());
            if (table != shown)
            {
                console.WriteLine(shown = table);
            }

            await changed.WaitAsync(stopping);
            await Task.Delay(_quiet, TimeProvider.System, stopping);
        }
    }

    private TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(_started);

    private async Task TellUntilAllHealthyAsync(CancellationToken stopping)
    {
        var told = new HashSet<string>();
        while (told.Count < resourceIds.Count)
        {
            var changed = states.Changed;
            foreach (var state in Ordered().Where(state => state.IsHealthy && told.Add(state.ResourceId)))
            {
                console.WriteLine(FormattableString.Invariant($"{state.ResourceId} is healthy after {Elapsed.TotalSeconds:0.0} s"));
            }

            if (told.Count < resourceIds.Count)
            {
                await changed.WaitAsync(stopping);
            }
        }
    }

    private IEnumerable<ResourceEvent> Ordered() =>
        states.States.OrderBy(state => Array.IndexOf([.. resourceIds], state.ResourceId));
}
