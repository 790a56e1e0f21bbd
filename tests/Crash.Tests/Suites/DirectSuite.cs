using AnTq.Load;
using Grpc.Net.Client;
using Npgsql;

namespace AnTq.Crash.Tests.Suites;

/// <summary>Services that the test starts itself, behind proxies, on servers of the assembly's own.</summary>
public abstract class DirectSuite(CrashServers servers, int copies) : CrashSuite
{
    private LoadSuite services = null!;
    private IReadOnlyList<IServiceCopy> awards = [];
    private IReadOnlyList<IServiceCopy> notifications = [];

    public override IReadOnlyList<IServiceCopy> Awards => awards;

    public override IReadOnlyList<IServiceCopy> Notifications => notifications;

    public override IReadOnlyList<IServiceCopy> Others => [new ProcessCopy(services.Organizations)];

    public override ServiceLines AwardsLines => services.AwardsLines!;

    public override ServiceLines NotificationsLines => services.NotificationsLines!;

    public override GrpcChannel OrganizationsChannel => services.Organizations.Channel;

    public override GrpcChannel NotificationsChannel => services.Notifications[0].Channel;

    public override LoadPlaces Places => services.Places;

    public override NpgsqlDataSource AwardsDatabase => services.AwardsDatabase;

    public override NpgsqlDataSource NotificationsDatabase => services.NotificationsDatabase;

    public override StoppableServer Postgres => new(servers.Servers.Postgres.StopAsync, servers.Servers.Postgres.StartAsync);

    public override StoppableServer RabbitMq => new(servers.Servers.RabbitMq.StopAsync, servers.Servers.RabbitMq.StartAsync);

    public override StoppableServer Redis => new(servers.Servers.Redis.StopAsync, servers.Servers.Redis.StartAsync);

    protected override Uri Broker => services.Broker;

    public override async Task InitializeAsync()
    {
        services = await servers.StartSuiteAsync(
            new SuiteOptions { ThroughProxies = true, AwardsCopies = copies, NotificationsCopies = copies });
        awards = [.. services.Awards.Select(process => new ProcessCopy(process))];
        notifications = [.. services.Notifications.Select(process => new ProcessCopy(process))];
    }

    public override async Task DisposeAsync() => await services.DisposeAsync();

    public override Task KillPostgresAsync() => servers.Servers.Postgres.KillAsync();

    public override Task SetMemoryAlarmAsync(bool raised) => servers.Servers.RabbitMq.SetMemoryAlarmAsync(raised);

    public override GrpcChannel NextAwardsChannel() => services.NextAwardsChannel();
}
