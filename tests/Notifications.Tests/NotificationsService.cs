using AnTq.Notifications.V1;
using AnTq.Testing;
using Dapper;
using Xunit;

namespace AnTq.Notifications.Tests;

/// <summary>The service on real Kestrel, PostgreSQL and RabbitMQ, with a database and a virtual host of its own.</summary>
public sealed class NotificationsService : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TestDatabase database = new();
    private readonly TestBroker broker = new();
    private ServiceHost? host;

    public NotificationService.NotificationServiceClient Client { get; private set; } = null!;

    public TestDatabase Database => database;

    /// <summary>The line between the service and the broker.</summary>
    internal TcpProxy Line { get; private set; } = null!;

    internal Publisher Publisher { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        await broker.InitializeAsync();
        var address = new UriBuilder(broker.ConnectionString);
        Line = TcpProxy.Start(address.Host, address.Port);
        address.Port = Line.Port;
        var settings = new Dictionary<string, string?>
        {
            ["ConnectionStrings:notifications-db"] = database.ConnectionString,
            ["ConnectionStrings:rabbitmq"] = address.Uri.AbsoluteUri,
            ["Paging:TokenKey"] = "a key for the tests of paging",
        };
        host = await ServiceHost.StartAsync(builder => builder.AddNotifications(), app => app.MapNotifications(), settings);
        Client = new NotificationService.NotificationServiceClient(host.Channel);
        Publisher = await Publisher.StartAsync(broker.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        if (Publisher is not null)
            await Publisher.DisposeAsync();
        if (host is not null)
            await host.DisposeAsync();
        if (Line is not null)
            await Line.DisposeAsync();
        await database.DisposeAsync();
        await broker.DisposeAsync();
    }

    /// <summary>Reads an inbox, newest first.</summary>
    public async Task<IReadOnlyList<Notice>> InboxAsync(string organization) =>
        (await Client.ListNoticesAsync(new() { Organization = organization, PageSize = 500 })).Notices;

    /// <summary>How often events about this took effect: each effect is audited.</summary>
    public async Task<long> CountEffectsAsync(string subject)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>("select count(*) from platform.audit where resource = @subject", new { subject });
    }

    /// <summary>Waits until an inbox holds at least this many notices, and reads it.</summary>
    public Task<IReadOnlyList<Notice>> InboxReachesAsync(string organization, int count) => Eventually.BecomesAsync(
        () => InboxAsync(organization), notices => notices.Count >= count, Patience);
}
