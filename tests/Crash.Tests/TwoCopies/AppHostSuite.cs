using AnTq.Crash.Tests.Suites;
using AnTq.Load;
using AnTq.ServiceDefaults;
using AnTq.Testing;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Grpc.Net.Client;
using Npgsql;

namespace AnTq.Crash.Tests.TwoCopies;

/// <summary>
/// The whole suite in two copies of every service, as the AppHost runs it. Proxies stand before the broker and the cache of awards and of
/// notifications; not before their databases, since the copies are told apart by their connections to them.
/// </summary>
public sealed class AppHostSuite : CrashSuite
{
    public const string Collection = "two copies of every service";

    private const int Copies = 2;
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan PingTime = TimeSpan.FromSeconds(2);
    private readonly List<IDisposable> connected = [];
    private IReadOnlyList<GrpcChannel> awardsChannels = [];
    private DistributedApplication app = null!;
    private AppHostServers servers = null!;
    private Lazy<ServiceLines> awardsLines = null!;
    private Lazy<ServiceLines> notificationsLines = null!;
    private IReadOnlyList<AppHostCopy> awards = [];
    private IReadOnlyList<AppHostCopy> notifications = [];
    private LoadPlaces places = null!;
    private NpgsqlDataSource awardsDatabase = null!;
    private NpgsqlDataSource notificationsDatabase = null!;
    private GrpcChannel organizationsChannel = null!;
    private GrpcChannel notificationsChannel = null!;
    private int turn;

    public override IReadOnlyList<IServiceCopy> Awards => awards;

    public override IReadOnlyList<IServiceCopy> Notifications => notifications;

    public override ServiceLines AwardsLines => awardsLines.Value;

    public override ServiceLines NotificationsLines => notificationsLines.Value;

    public override GrpcChannel OrganizationsChannel => organizationsChannel;

    public override GrpcChannel NotificationsChannel => notificationsChannel;

    public override LoadPlaces Places => places;

    public override NpgsqlDataSource AwardsDatabase => awardsDatabase;

    public override NpgsqlDataSource NotificationsDatabase => notificationsDatabase;

    public override StoppableServer Postgres => servers.Postgres;

    /// <summary>The AppHost has it back before long; it is out of reach until the test wants it.</summary>
    public override StoppableServer RabbitMq => new(StopBrokerAsync, StartBrokerAsync);

    public override StoppableServer Redis => servers.Redis;

    protected override Uri Broker => servers.Broker;

    public override async Task InitializeAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(["Copies=2"], limit.Token);
        awardsLines = PutLines(builder, ResourceNames.Awards);
        notificationsLines = PutLines(builder, ResourceNames.Notifications);
        app = await builder.BuildAsync(limit.Token);
        await app.StartAsync(limit.Token);
        servers = new AppHostServers(app);
        await app.ResourceNotifications.WaitForResourceHealthyAsync(ResourceNames.Awards, limit.Token);
        awards = await AppHostCopy.FindAsync("AnTq.Awards.dll", Copies);
        notifications = await AppHostCopy.FindAsync("AnTq.Notifications.dll", Copies);
        Connect();
        places = await RegisterPlacesAsync();
        foreach (var copy in awards.Concat(notifications))
            await Eventually.BecomesTrueAsync(copy.IsHealthyAsync, StartLimit);
    }

    /// <summary>Also after a start that did not get to its end.</summary>
    public override async Task DisposeAsync()
    {
        foreach (var copy in awards.Concat(notifications))
            copy.Dispose();
        foreach (var opened in connected)
            opened.Dispose();
        if (app is not null)
            await app.DisposeAsync();
        foreach (var lines in new[] { awardsLines, notificationsLines }.Where(lines => lines is { IsValueCreated: true }))
            await lines.Value.DisposeAsync();
    }

    public override GrpcChannel NextAwardsChannel() =>
        awardsChannels[(int)((uint)Interlocked.Increment(ref turn) % awardsChannels.Count)];

    /// <summary>Describes that a service goes through proxies, which open when it first starts: the servers have their ports then.</summary>
    private Lazy<ServiceLines> PutLines(IDistributedApplicationBuilder builder, string service)
    {
        var lines = new Lazy<ServiceLines>(() => servers.NewLines());
        builder.CreateResourceBuilder<ProjectResource>(service)
            .WithEnvironment($"ConnectionStrings__{ResourceNames.RabbitMq}", () => servers.BrokerThrough(lines.Value))
            .WithEnvironment($"ConnectionStrings__{ResourceNames.Redis}", () => servers.RedisThrough(lines.Value));
        return lines;
    }

    private void Connect()
    {
        awardsDatabase = Connected(servers.Look(ResourceNames.AwardsDatabase));
        notificationsDatabase = Connected(servers.Look(ResourceNames.NotificationsDatabase));
        organizationsChannel = OpenChannel(ResourceNames.Organizations);
        notificationsChannel = OpenChannel(ResourceNames.Notifications);
        // A channel keeps to the copy that its connection was given to.
        awardsChannels = [.. Enumerable.Range(0, 2 * Copies).Select(_ => OpenChannel(ResourceNames.Awards))];
    }

    private GrpcChannel OpenChannel(string service) => Connected(GrpcChannel.ForAddress(
        app.GetEndpoint(service, ResourceNames.GrpcEndpoint),
        new GrpcChannelOptions
        {
            // Behind what hands connections out a caller is not always told that a copy died: he asks, as our services do.
            HttpHandler = new SocketsHttpHandler { KeepAlivePingDelay = PingTime, KeepAlivePingTimeout = PingTime },
            DisposeHttpClient = true,
        }));

    private T Connected<T>(T opened)
        where T : IDisposable
    {
        connected.Add(opened);
        return opened;
    }

    private Task StopBrokerAsync()
    {
        AwardsLines.Broker.Cut();
        NotificationsLines.Broker.Cut();
        return servers.RabbitMq.StopAsync();
    }

    private async Task StartBrokerAsync()
    {
        await servers.RabbitMq.StartAsync();
        AwardsLines.Broker.Mend();
        NotificationsLines.Broker.Mend();
    }
}
