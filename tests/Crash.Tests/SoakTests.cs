using AnTq.Load;
using Xunit;
using Xunit.Abstractions;

namespace AnTq.Crash.Tests;

/// <summary>The short form of the soak; the long one is <c>./bench.sh soak</c>.</summary>
[Collection(CrashServers.Collection)]
public sealed class SoakTests(CrashServers servers, ITestOutputHelper output)
{
    private const long Megabyte = 1024 * 1024;
    private static readonly SoakOptions Short =
        new(TimeSpan.FromSeconds(40), StatementsPerSecond: 20, KillInterval: TimeSpan.FromSeconds(3), SampleInterval: TimeSpan.FromSeconds(2));

    [Fact]
    public async Task Under_a_steady_load_with_kills_memory_stays_flat_and_the_backlog_goes_back_to_nothing()
    {
        await using var suite = await servers.StartSuiteAsync(new SuiteOptions { AwardsCopies = 2, NotificationsCopies = 2 });
        var caller = new AwardCaller(suite.NextAwardsChannel, TimeSpan.FromSeconds(5));
        var load = new AwardLoad(caller, suite.Places, awardsPerStatement: 2, patience: TimeSpan.FromSeconds(60));

        var report = await new Soak(suite, load).RunAsync(Short);

        output.WriteLine($"{load.Summary()}; {report.Kills} kills; quiet after {report.UntilQuiet.TotalSeconds:0.0} s");
        Assert.Empty(report.Faults);
        // How many there is time for depends on how busy the machine is that brings the dead back.
        Assert.InRange(report.Kills, 1, 20);
        Assert.True(report.UntilQuiet < TimeSpan.FromSeconds(15), $"{report.UntilQuiet}");
        Assert.All(load.Statements, statement => Assert.True(statement.IsConfirmed, statement.Id));

        // Half of the time has passed for what is filled once: pools, compiled code, the heap's first size.
        var (middle, last) = (report.Samples[report.Samples.Count / 2], report.Samples[^1]);
        Assert.All(middle.Memory, service => Assert.True(
            last.Memory[service.Key] < service.Value + (64 * Megabyte),
            $"{service.Key} grew from {service.Value / Megabyte} MB to {last.Memory[service.Key] / Megabyte} MB."));
    }
}
