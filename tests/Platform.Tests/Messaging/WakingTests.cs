using AnTq.Platform.Messaging;
using Npgsql;
using Xunit;

namespace AnTq.Platform.Tests.Messaging;

/// <summary>How the relay learns that there is something to relay.</summary>
public sealed class WakingTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private EventSuite _suite = null!;

    public async Task InitializeAsync() => _suite = await EventSuite.StartAsync();

    public async Task DisposeAsync() => await _suite.DisposeAsync();

    [Fact]
    public async Task A_copy_that_does_not_lead_notifies_the_one_that_does()
    {
        await _suite.StartRelayAsync();
        await _suite.LeadersAsync(1);
        var other = await _suite.StartRelayAsync();
        await using var listener = await _suite.Database.OpenConnectionAsync();
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        listener.Notification += (_, _) => heard.TrySetResult();
        await using (var listen = new NpgsqlCommand($"listen {RelayLeadership.NotificationChannel}", listener))
            await listen.ExecuteNonQueryAsync();

        await EventSuite.CreateAsync(other, "notified");
        using var limit = new CancellationTokenSource(Patience);
        await listener.WaitAsync(limit.Token);

        Assert.True(heard.Task.IsCompleted);
    }

    [Fact]
    public async Task The_leader_hears_what_others_notify_at_once()
    {
        const int events = 20;
        await _suite.StartRelayAsync();
        await _suite.LeadersAsync(1);
        var started = TimeProvider.System.GetTimestamp();
        for (var number = 1; number <= events; number++)
        {
            await _suite.AnnounceAsync(1);
            await _suite.ScalarAsync<object>($"select pg_notify('{RelayLeadership.NotificationChannel}', '')");
            await _suite.BecomesAsync("select assigned from platform.feed_head", number);
        }

        // Polling would find each a second after the one before.
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(events * 0.7));
    }

    [Fact]
    public async Task An_event_whose_bell_nobody_heard_is_found_by_polling()
    {
        await _suite.StartRelayAsync();
        await _suite.LeadersAsync(1);

        await _suite.AnnounceAsync(1);

        await _suite.FeedIsCompleteAsync(1);
    }
}
