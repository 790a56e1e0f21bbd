using System.Globalization;
using AnTq.Load;
using AnTq.Load.Servers;
using AnTq.Testing;

namespace AnTq.Benchmarks.Measures;

/// <summary>
/// Ten minutes of awards at a steady rate, with a service killed every half a minute: afterwards nothing is lost or doubled, nothing
/// waits, and nobody's memory has grown.
/// </summary>
internal static class Soak
{
    private const int AwardsPerStatement = 10;
    private static readonly TimeSpan BetweenKills = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs it and prints what it saw.</summary>
    /// <param name="duration">How long; ten minutes unless SOAK_SECONDS says otherwise.</param>
    /// <param name="eventsPerSecond">Awards granted per second; SOAK_RATE, half of the greatest rate that the pipeline has shown.</param>
    /// <returns>0 when all is well.</returns>
    public static async Task<int> RunAsync(TimeSpan duration, double eventsPerSecond)
    {
        await using var servers = await LoadServers.StartAsync();
        await using var suite = await LoadSuite.StartAsync(servers, new SuiteOptions());
        var load = new AwardLoad(new AwardCaller(suite.NextAwardsChannel, TimeSpan.FromSeconds(10)), suite.Places, AwardsPerStatement, Patience);
        using var stop = new CancellationTokenSource(duration);
        var running = load.RunAsync(eventsPerSecond / AwardsPerStatement, stop.Token);
        var memory = await KillInTurnsAsync(suite, duration);
        await running;
        var check = suite.NewCheck();
        await check.BecomesQuietAsync(Patience);
        var faults = await check.FindFaultsAsync(load.Statements);
        var growth = memory[^1] / (double)memory[memory.Count / 2];
        Console.WriteLine(load.Summary());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory of all services, MB, before each kill: {string.Join(' ', memory)}"));
        Console.WriteLine(faults.Count == 0 ? "nothing lost, nothing doubled, nothing waits" : string.Join('\n', faults));
        return faults.Count == 0 && growth < 1.25 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<long>> KillInTurnsAsync(LoadSuite suite, TimeSpan duration)
    {
        var memory = new List<long>();
        var started = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(BetweenKills, TimeProvider.System);
        for (var turn = 0; TimeProvider.System.GetElapsedTime(started) < duration - BetweenKills / 2; turn++)
        {
            await timer.WaitForNextTickAsync();
            ServiceProcess[] services = [suite.Organizations, suite.Awards[0], suite.Notifications[0]];
            memory.Add(services.Sum(Footprint.MegabytesOf));
            var backlog = await suite.NewCheck().BacklogAsync();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{memory[^1]} MB, {backlog.Count} events wait"));
            var victim = services[1 + (turn % 2)];
            await victim.KillAsync();
            await victim.StartAgainAsync();
        }

        return memory;
    }
}
