using AnTq.Notifications.V1;
using AnTq.Testing;
using Xunit;

namespace AnTq.Notifications.Tests.Consumers;

/// <summary>A copy that is asked to end in the middle of an event gives it back to the others.</summary>
public sealed class StopTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TestDatabase database = new();
    private readonly TestBroker broker = new();

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        await broker.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await database.DisposeAsync();
        await broker.DisposeAsync();
    }

    [Fact]
    public async Task An_event_that_a_stopping_copy_cannot_finish_takes_effect_in_another()
    {
        await using var first = await StartCopyAsync();
        await using var publisher = await Publisher.StartAsync(broker.ConnectionString);
        await using var hold = await HeldLock.TakeAsync(database.DataSource, "lock table notice in exclusive mode");
        var city = Events.NewOrganization("city");
        var award = Events.Award(city);
        await publisher.PublishAsync(Events.Bytes(award, Events.NewId()));
        var interrupted = await Eventually.BecomesAsync(hold.WaitersAsync, pids => pids.Count == 1, Patience);
        await using var second = await StartCopyAsync();

        var stopping = first.StopAsync();

        await Eventually.BecomesAsync(hold.WaitersAsync, pids => pids.Except(interrupted).Any(), Patience);
        await hold.DisposeAsync();
        var client = new NotificationService.NotificationServiceClient(second.Channel);
        await Eventually.BecomesTrueAsync(async () => (await ReadAsync(client, city)).Count == 1, Patience);
        Assert.Equal(0, await stopping);
        // It gave the event back by itself, and was not ended in the middle of it when the host's time was up.
        Assert.DoesNotContain("Consumer stop canceled", first.Log.ToString(), StringComparison.Ordinal);
        await Eventually.BecomesTrueAsync(async () => await publisher.CountWaitingAsync() == 0, Patience);
        Assert.Equal(1L, await ScalarAsync($"select count(*) from platform.audit where resource = '{award.Award}'"));
        Assert.Equal(0u, await publisher.CountErrorsAsync());
    }

    private Task<ServiceProcess> StartCopyAsync() => ServiceProcess.StartAsync("Notifications", new Dictionary<string, string?>
    {
        ["ConnectionStrings:notifications-db"] = database.ConnectionString,
        ["ConnectionStrings:rabbitmq"] = broker.ConnectionString,
        ["Paging:TokenKey"] = "a key for the tests of paging",
    });

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<IReadOnlyList<Notice>> ReadAsync(NotificationService.NotificationServiceClient client, string organization) =>
        (await client.ListNoticesAsync(new() { Organization = organization, PageSize = 10 })).Notices;
}
