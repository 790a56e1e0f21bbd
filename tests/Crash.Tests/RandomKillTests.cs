using System.Diagnostics.CodeAnalysis;
using AnTq.Load;
using AnTq.Testing;
using Xunit;
using Xunit.Abstractions;

namespace AnTq.Crash.Tests;

/// <summary>Services that die at any moment under load lose nothing, double nothing and leave nothing half done.</summary>
[Collection(CrashServers.Collection)]
public sealed class RandomKillTests(CrashServers servers, ITestOutputHelper output)
{
    private const int Kills = 20;
    private const double StatementsPerSecond = 15;
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Awards_and_notifications_are_killed_20_times_each_at_random_moments_under_load()
    {
        await using var suite = await servers.StartSuiteAsync();
        var load = new AwardLoad(new AwardCaller(suite.NextAwardsChannel, CallLimit), suite.Places, awardsPerStatement: 2, Patience);
        using var stop = new CancellationTokenSource();
        var running = load.RunAsync(StatementsPerSecond, stop.Token);

        await Task.WhenAll(
            KillAgainAndAgainAsync(suite.Awards[0], Kills, seed: 1), KillAgainAndAgainAsync(suite.Notifications[0], Kills, seed: 2));
        await stop.CancelAsync();
        await running;

        var check = suite.NewCheck();
        await check.BecomesQuietAsync(Patience);
        Assert.Empty(await check.FindFaultsAsync(load.Statements));
        output.WriteLine(load.Summary());
        Assert.All(load.Statements, statement => Assert.True(statement.IsConfirmed, statement.Id));
    }

    /// <summary>Each time after a part of a second of healthy work.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "The moments shall be the same in every run as far as they can.")]
    private static async Task KillAgainAndAgainAsync(ServiceProcess service, int times, int seed)
    {
        var random = new Random(seed);
        for (var kill = 0; kill < times; kill++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(20, 800)), TimeProvider.System, CancellationToken.None);
            await service.KillAsync();
            await service.StartAgainAsync();
        }
    }
}
