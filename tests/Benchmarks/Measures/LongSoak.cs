using System.Globalization;
using AnTq.Load;
using AnTq.Load.Servers;

namespace AnTq.Benchmarks.Measures;

/// <summary>
/// Ten minutes of awards at a steady rate, with a service killed every half a minute: afterwards nothing is lost or doubled, nothing
/// waits, and nobody's memory has grown. The short form of it is among the tests of crashes.
/// </summary>
internal static class LongSoak
{
    private const int AwardsPerStatement = 10;
    private const long Megabyte = 1024 * 1024;
    private const double MostGrowth = 1.25;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(61);

    /// <summary>Runs it and prints what it saw.</summary>
    /// <param name="duration">How long; ten minutes unless SOAK_SECONDS says otherwise.</param>
    /// <param name="eventsPerSecond">Awards granted per second, unless SOAK_RATE says otherwise.</param>
    /// <returns>0 when all is well.</returns>
    public static async Task<int> RunAsync(TimeSpan duration, double eventsPerSecond)
    {
        if (duration < Shortest)
        {
            await Console.Error.WriteLineAsync($"SOAK_SECONDS: at least {Shortest.TotalSeconds}, since memory is looked at each half minute");
            return 2;
        }

        await using var servers = await LoadServers.StartAsync();
        await using var suite = await LoadSuite.StartAsync(servers, new SuiteOptions { AwardsCopies = 2, NotificationsCopies = 2 });
        var load = new AwardLoad(new AwardCaller(suite.NextAwardsChannel, TimeSpan.FromSeconds(10)), suite.Places, AwardsPerStatement, Patience);
        var halfMinute = TimeSpan.FromSeconds(30);
        var report = await new Soak(suite, load).RunAsync(new SoakOptions(duration, eventsPerSecond / AwardsPerStatement, halfMinute, halfMinute));
        Console.WriteLine(load.Summary());
        foreach (var sample in report.Samples)
            Console.WriteLine(Line(sample));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{report.Kills} kills; all had taken effect {report.UntilQuiet.TotalSeconds:0.0} s after the end"));
        Console.WriteLine(report.Faults.Count == 0 ? "nothing lost, nothing doubled, nothing waits" : string.Join('\n', report.Faults));
        return report.Faults.Count == 0 && Growth(report.Samples) < MostGrowth ? 0 : 1;
    }

    private static string Line(SoakSample sample) => string.Create(
        CultureInfo.InvariantCulture,
        $"{sample.At.TotalSeconds,4:0} s: {string.Join(", ", sample.Memory.Select(each => $"{each.Key} {each.Value / Megabyte} MB"))}; {sample.Backlog} events wait");

    // Half of the time has passed for what is filled once: pools, compiled code, the heap's first size.
    private static double Growth(IReadOnlyList<SoakSample> samples) =>
        samples[^1].Memory.Max(each => each.Value / (double)samples[samples.Count / 2].Memory[each.Key]);
}
