using AnTq.Crash.Tests.Suites;
using AnTq.Testing;
using Xunit;
using Xunit.Abstractions;

namespace AnTq.Crash.Tests.TwoCopies;

/// <summary>Nothing depends on there being one copy of a service, nor on which of them lives.</summary>
[Collection(AppHostSuite.Collection)]
public sealed class TakeoverTests(AppHostSuite suite, ITestOutputHelper output)
{
    private const int Kills = 4;
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TakeoverLimit = TimeSpan.FromSeconds(5);
    private readonly CopiesAtWork copies = new(suite.Awards, suite.AwardsDatabase, suite.AwardsLines.Postgres);

    [Fact]
    public async Task The_other_relay_takes_over_within_5_seconds_and_nothing_is_lost_or_doubled()
    {
        var load = suite.NewLoad(CallLimit, awardsPerStatement: 2);
        using var stop = new CancellationTokenSource();
        var granting = load.RunAsync(10, stop.Token);

        for (var kill = 0; kill < Kills; kill++)
        {
            foreach (var copy in suite.Awards.Concat(suite.Notifications))
                await copy.BecomesSteadyAsync();
            await IsFollowedAsync();
            var (leader, took) = await KillLeaderAsync();
            output.WriteLine($"The other relay published {took.TotalSeconds:0.00} s after the leader's death.");
            Assert.True(took < TakeoverLimit, $"It took {took.TotalSeconds:0.00} s.");
            var listener = suite.Notifications[kill % suite.Notifications.Count];
            await listener.KillAsync();
            await Task.WhenAll(leader.ReturnAsync(), listener.ReturnAsync());
        }

        await stop.CancelAsync();
        await granting;
        await suite.NothingIsLostOrDoubledAsync();
        Assert.All(load.Statements, statement => Assert.True(statement.IsConfirmed, statement.Id));
    }

    [Fact]
    public void All_copies_together_stay_within_what_PostgreSQL_grants_by_default()
    {
        const int serversDefault = 100;
        const int reserved = 3;
        var poolSize = int.Parse(ProcessTable.Setting(suite.Awards[0].Pid!.Value, "Persistence__MaximumPoolSize")!, null);

        Assert.InRange(5 * 2 * (poolSize + 1), 1, serversDefault - reserved);
    }

    /// <summary>The leader, and the time from its death until another copy has published something.</summary>
    private async Task<(IServiceCopy Leader, TimeSpan Took)> KillLeaderAsync()
    {
        var leader = await copies.BecomesLedAsync();
        await leader.KillAsync();
        var died = TimeProvider.System.GetTimestamp();
        await Eventually.BecomesAsync(copies.LeaderAsync, found => found is not null && found != leader, Patience);
        var before = (await suite.BacklogAsync()).Published;
        await Eventually.BecomesTrueAsync(async () => (await suite.BacklogAsync()).Published > before, Patience);
        return (leader, TimeProvider.System.GetElapsedTime(died));
    }

    /// <summary>Another copy than the leader asks for the lock again and again.</summary>
    private Task IsFollowedAsync() => Eventually.BecomesTrueAsync(
        async () =>
        {
            await using var asking = suite.AwardsDatabase.CreateCommand(
                """
                select exists (
                    select from pg_stat_activity where datname = current_database() and query like 'select pg_try_advisory_lock(%')
                """);
            return await asking.ExecuteScalarAsync() is true && await copies.LeaderAsync() is not null;
        },
        Patience);
}
