using System.Diagnostics.CodeAnalysis;
using AnTq.Crash.Tests.Suites;
using Xunit;
using Xunit.Abstractions;

namespace AnTq.Crash.Tests;

/// <summary>Services that die at any moment under load lose nothing, double nothing and leave nothing half done.</summary>
public abstract class RandomKillScenarios(CrashSuite suite, ITestOutputHelper output)
{
    private const int Kills = 20;
    private const double StatementsPerSecond = 15;
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Awards_and_notifications_are_killed_20_times_each_at_random_moments_under_load()
    {
        var load = suite.NewLoad(CallLimit, awardsPerStatement: 2);
        using var stop = new CancellationTokenSource();
        var running = load.RunAsync(StatementsPerSecond, stop.Token);

        await Task.WhenAll(suite.Awards.Concat(suite.Notifications).Select(
            (copy, number) => KillAgainAndAgainAsync(copy, Kills / suite.Awards.Count, seed: 1 + number)));
        await stop.CancelAsync();
        await running;

        await suite.NothingIsLostOrDoubledAsync();
        output.WriteLine(load.Summary());
        Assert.All(load.Statements, statement => Assert.True(statement.IsConfirmed, statement.Id));
    }

    /// <summary>Each time after a part of a second of healthy work.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "The moments shall be the same in every run as far as they can.")]
    private static async Task KillAgainAndAgainAsync(IServiceCopy copy, int times, int seed)
    {
        var random = new Random(seed);
        for (var kill = 0; kill < times; kill++)
        {
            await copy.BecomesSteadyAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(20, 800)), TimeProvider.System, CancellationToken.None);
            await copy.KillAsync();
            await copy.ReturnAsync();
        }
    }
}
