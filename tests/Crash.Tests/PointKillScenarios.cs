using AnTq.Crash.Tests.Suites;
using AnTq.Load;
using AnTq.Testing;
using Dapper;
using Xunit;

namespace AnTq.Crash.Tests;

/// <summary>
/// Services that die at the worst points. Each point is held from outside, by a lock in PostgreSQL or by a line that withholds the
/// broker's messages or confirms, and the copy that is there is killed.
/// </summary>
public abstract class PointKillScenarios(CrashSuite suite) : IAsyncLifetime
{
    // Calls outlast a service's death and return.
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly CopiesAtWork awards = new(suite.Awards, suite.AwardsDatabase, suite.AwardsLines.Postgres);
    private readonly CopiesAtWork notifications = new(suite.Notifications, suite.NotificationsDatabase, suite.NotificationsLines.Postgres);
    private readonly AwardLoad load = suite.NewLoad(CallLimit, awardsPerStatement: 3);

    public async Task InitializeAsync()
    {
        foreach (var copy in suite.Awards.Concat(suite.Notifications))
            await copy.BecomesSteadyAsync();
        await load.GrantAsync();
        await suite.BecomesQuietAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Awards_dies_before_its_commit(bool isUndone)
    {
        // The confirmation's last statement before the commit waits for the outbox.
        await using var held = await HeldLock.TakeAsync(suite.AwardsDatabase, "lock table platform.outbox in share mode");
        var grant = load.GrantAsync();
        var victim = await awards.WaitingForAsync(held);

        await victim.KillAsync();
        // The database may find out that its client is gone, or else commit what it has got from it: both are right.
        if (isUndone)
            await held.EndWaitersAsync();
        await held.DisposeAsync();
        await victim.ReturnAsync();

        Assert.True((await grant).IsConfirmed);
        await NothingIsLostOrDoubledAsync();
    }

    [Fact]
    public async Task Awards_dies_after_its_commit_before_its_events_have_positions()
    {
        await using var held = await HeldLock.TakeAsync(suite.AwardsDatabase, "select from platform.feed_head for update");
        var granted = await load.GrantAsync();
        Assert.True(granted.IsConfirmed);
        var victim = await awards.WaitingForAsync(held);
        Assert.Equal(3, (await suite.BacklogAsync()).Waiting);

        await victim.KillAsync();
        await held.DisposeAsync();
        await victim.ReturnAsync();

        await NothingIsLostOrDoubledAsync();
    }

    [Fact]
    public async Task Awards_dies_after_its_commit_before_the_broker_has_its_events()
    {
        suite.AwardsLines.Broker.ToServer.Close();
        var granted = await load.GrantAsync();
        Assert.True(granted.IsConfirmed);
        await Eventually.BecomesTrueAsync(async () => (await suite.BacklogAsync()) is { Waiting: 0, Count: 3 }, Patience);
        var victim = await awards.BecomesLedAsync();

        await victim.KillAsync();
        suite.AwardsLines.Broker.Cut();
        suite.AwardsLines.Broker.Mend();
        await victim.ReturnAsync();

        await NothingIsLostOrDoubledAsync();
    }

    [Fact]
    public async Task Awards_dies_after_publishing_before_it_has_noted_that()
    {
        suite.AwardsLines.Broker.ToClient.Close();
        var granted = await load.GrantAsync();
        Assert.True(granted.IsConfirmed);
        await HasNoticesAsync(granted);
        Assert.Equal(3, (await suite.BacklogAsync()).Count);
        var victim = await awards.BecomesLedAsync();

        await victim.KillAsync();
        suite.AwardsLines.Broker.Mend();
        await victim.ReturnAsync();

        await NothingIsLostOrDoubledAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Notifications_dies_before_its_commit(bool isUndone)
    {
        await using var held = await HeldLock.TakeAsync(suite.NotificationsDatabase, "lock table platform.audit in share mode");
        var granted = await load.GrantAsync();
        var victim = await notifications.WaitingForAsync(held);
        Assert.Equal(0, await NoticesAsync(granted));

        await victim.KillAsync();
        if (isUndone)
            await held.EndWaitersAsync();
        await held.DisposeAsync();
        await victim.ReturnAsync();

        await NothingIsLostOrDoubledAsync();
    }

    [Fact]
    public async Task Notifications_dies_after_its_commit_before_the_broker_knows()
    {
        suite.NotificationsLines.Broker.ToServer.Close();
        var granted = await load.GrantAsync();
        await HasNoticesAsync(granted);

        // Events go to the copies in turn, so each of them has told of some.
        var victim = suite.Notifications[0];
        await victim.KillAsync();
        suite.NotificationsLines.Broker.Cut();
        suite.NotificationsLines.Broker.Mend();
        await victim.ReturnAsync();

        await NothingIsLostOrDoubledAsync();
    }

    private async Task NothingIsLostOrDoubledAsync()
    {
        Assert.True((await load.GrantAsync()).IsConfirmed);
        await suite.NothingIsLostOrDoubledAsync();
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
