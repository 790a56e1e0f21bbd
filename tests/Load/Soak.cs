using System.Diagnostics;
using AnTq.Testing;

namespace AnTq.Load;

/// <summary>
/// A steady load while copies of the services die in turn. The suite has two copies of awards and of notifications: the first ones
/// live, so that their memory can be followed, the second ones are killed.
/// </summary>
/// <param name="suite">The services.</param>
/// <param name="load">The load.</param>
public sealed class Soak(LoadSuite suite, AwardLoad load)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly SuiteCheck check = suite.NewCheck();

    /// <summary>Runs it to its end.</summary>
    /// <param name="options">How.</param>
    public async Task<SoakReport> RunAsync(SoakOptions options)
    {
        using var stop = new CancellationTokenSource();
        var granting = load.RunAsync(options.StatementsPerSecond, stop.Token);
        var killing = KillAsync(options.KillInterval, stop.Token);
        var sampling = SampleAsync(options.SampleInterval, stop.Token);
        await Task.Delay(options.Duration, TimeProvider.System, CancellationToken.None);
        await stop.CancelAsync();
        await granting;
        var ended = TimeProvider.System.GetTimestamp();
        await check.BecomesQuietAsync(Patience);
        var untilQuiet = TimeProvider.System.GetElapsedTime(ended);
        return new SoakReport(await sampling, await killing, untilQuiet, await check.FindFaultsAsync(load.Statements));
    }

    private async Task<int> KillAsync(TimeSpan interval, CancellationToken stop)
    {
        ServiceProcess[] victims = [suite.Awards[1], suite.Notifications[1]];
        var kills = 0;
        while (await WaitAsync(interval, stop))
        {
            var victim = victims[kills++ % victims.Length];
            await victim.KillAsync();
            await victim.StartAgainAsync();
        }

        return kills;
    }

    private async Task<IReadOnlyList<SoakSample>> SampleAsync(TimeSpan interval, CancellationToken stop)
    {
        var began = TimeProvider.System.GetTimestamp();
        var samples = new List<SoakSample>();
        while (await WaitAsync(interval, stop))
        {
            var memory = new Dictionary<string, long>
            {
                ["organizations"] = Memory(suite.Organizations),
                ["awards"] = Memory(suite.Awards[0]),
                ["notifications"] = Memory(suite.Notifications[0]),
            };
            samples.Add(new SoakSample(TimeProvider.System.GetElapsedTime(began), (await check.BacklogAsync()).Count, memory));
        }

        return samples;
    }

    private static long Memory(ServiceProcess service)
    {
        using var process = Process.GetProcessById(service.Pid);
        return process.WorkingSet64;
    }

    /// <summary>False once it is to stop.</summary>
    private static async Task<bool> WaitAsync(TimeSpan interval, CancellationToken stop)
    {
        await Task.Delay(interval, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !stop.IsCancellationRequested;
    }
}
