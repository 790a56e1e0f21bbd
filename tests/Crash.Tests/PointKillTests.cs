using AnTq.Load;
using AnTq.Testing;
using Dapper;
using Xunit;

namespace AnTq.Crash.Tests;

/// <summary>
/// Services that die at the worst points. Each point is held from outside, by a lock in PostgreSQL or by a line that withholds the
/// broker's messages or confirms, and the service is killed there.
/// </summary>
[Collection(CrashServers.Collection)]
public sealed class PointKillTests(PointKillSuite killed) : IClassFixture<PointKillSuite>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly LoadSuite suite = killed.Services;
    private readonly AwardLoad load = killed.Load;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Awards_dies_before_its_commit(bool isUndone)
    {
        // The confirmation's last statement before the commit waits for the outbox.
        await using var held = await HeldLock.TakeAsync(suite.AwardsDatabase, "lock table platform.outbox in share mode");
        var grant = load.GrantAsync();
        await held.IsWaitedForAsync();

        await suite.Awards[0].KillAsync();
        // The database may find out that its client is gone, or else commit what it has got from it: both are right.
        if (isUndone)
            await held.EndWaitersAsync();
        await held.DisposeAsync();
        await suite.Awards[0].StartAgainAsync();

        Assert.True((await grant).IsConfirmed);
        await NothingIsLostOrDoubledAsync();
    }

    [Fact]
    public async Task Awards_dies_after_its_commit_before_its_events_have_positions()
    {
        await using var held = await HeldLock.TakeAsync(suite.AwardsDatabase, "select from platform.feed_head for update");
        var granted = await load.GrantAsync();
        Assert.True(granted.IsConfirmed);
        Assert.Equal(3, (await suite.NewCheck().BacklogAsync()).Waiting);

        await suite.Awards[0].KillAsync();
        await held.DisposeAsync();
        await suite.Awards[0].StartAgainAsync();

        await NothingIsLostOrDoubledAsync();
    }

    [Fact]
    public async Task Awards_dies_after_its_commit_before_the_broker_has_its_events()
    {
        suite.AwardsLines!.Broker.ToServer.Close();
        var granted = await load.GrantAsync();
        Assert.True(granted.IsConfirmed);
        await Eventually.BecomesTrueAsync(async () => (await suite.NewCheck().BacklogAsync()) is { Waiting: 0, Count: 3 }, Patience);

        await suite.Awards[0].KillAsync();
        suite.AwardsLines.Broker.Cut();
        suite.AwardsLines.Broker.Mend();
        await suite.Awards[0].StartAgainAsync();

        await NothingIsLostOrDoubledAsync();
    }

    [Fact]
    public async Task Awards_dies_after_publishing_before_it_has_noted_that()
    {
        suite.AwardsLines!.Broker.ToClient.Close();
        var granted = await load.GrantAsync();
        Assert.True(granted.IsConfirmed);
        await HasNoticesAsync(granted);
        Assert.Equal(3, (await suite.NewCheck().BacklogAsync()).Count);

        await suite.Awards[0].KillAsync();
        suite.AwardsLines.Broker.Mend();
        await suite.Awards[0].StartAgainAsync();

        await NothingIsLostOrDoubledAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Notifications_dies_before_its_commit(bool isUndone)
    {
        await using var held = await HeldLock.TakeAsync(suite.NotificationsDatabase, "lock table platform.audit in share mode");
        var granted = await load.GrantAsync();
        await held.IsWaitedForAsync();
        Assert.Equal(0, await NoticesAsync(granted));

        await suite.Notifications[0].KillAsync();
        if (isUndone)
            await held.EndWaitersAsync();
        await held.DisposeAsync();
        await suite.Notifications[0].StartAgainAsync();

        await NothingIsLostOrDoubledAsync();
    }

    [Fact]
    public async Task Notifications_dies_after_its_commit_before_the_broker_knows()
    {
        suite.NotificationsLines!.Broker.ToServer.Close();
        var granted = await load.GrantAsync();
        await HasNoticesAsync(granted);

        await suite.Notifications[0].KillAsync();
        suite.NotificationsLines.Broker.Cut();
        suite.NotificationsLines.Broker.Mend();
        await suite.Notifications[0].StartAgainAsync();

        await NothingIsLostOrDoubledAsync();
    }

    private async Task NothingIsLostOrDoubledAsync()
    {
        Assert.True((await load.GrantAsync()).IsConfirmed);
        var check = suite.NewCheck();
        await check.BecomesQuietAsync(Patience);
        Assert.Empty(await check.FindFaultsAsync(load.Statements));
    }

    private Task HasNoticesAsync(PlannedStatement granted) =>
        Eventually.BecomesTrueAsync(async () => await NoticesAsync(granted) == granted.Awards.Sum(award => award.Addressees.Count), Patience);

    private async Task<int> NoticesAsync(PlannedStatement granted)
    {
        await using var connection = await suite.NotificationsDatabase.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>(
            "select count(*) from notice where subject = any (@Recorded)", new { Recorded = granted.Recorded!.ToArray() });
    }
}
