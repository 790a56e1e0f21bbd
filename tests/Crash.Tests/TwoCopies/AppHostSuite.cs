using AnTq.Crash.Tests.Suites;
using AnTq.Load;
using AnTq.Load.Servers;
using AnTq.ServiceDefaults;
using AnTq.Testing;
using Aspire.Hosting;
using Aspire.Hosting.Testing;
using Grpc.Net.Client;
using Npgsql;

namespace AnTq.Crash.Tests.TwoCopies;

/// <summary>
/// The whole suite in two copies of every service, as the AppHost runs it, but that awards and notifications reach what they need
/// through proxies.
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
    private AppHostLines? lines;
    private IReadOnlyList<AppHostCopy> awards = [];
    private IReadOnlyList<AppHostCopy> notifications = [];
    private IReadOnlyList<AppHostCopy> others = [];
    private LoadPlaces places = null!;
    private NpgsqlDataSource awardsDatabase = null!;
    private NpgsqlDataSource notificationsDatabase = null!;
    private GrpcChannel organizationsChannel = null!;
    private GrpcChannel notificationsChannel = null!;
    private int turn;

    public override IReadOnlyList<IServiceCopy> Awards => awards;

    public override IReadOnlyList<IServiceCopy> Notifications => notifications;

    public override IReadOnlyList<IServiceCopy> Others => others;

    public override ServiceLines AwardsLines => lines!.Awards;

    public override ServiceLines NotificationsLines => lines!.Notifications;

    public override GrpcChannel OrganizationsChannel => organizationsChannel;

    public override GrpcChannel NotificationsChannel => notificationsChannel;

    public override LoadPlaces Places => places;

    public override NpgsqlDataSource AwardsDatabase => awardsDatabase;

    public override NpgsqlDataSource NotificationsDatabase => notificationsDatabase;

    /// <summary>INT ends the connections; by TERM the server would wait for the clients to do so.</summary>
    public override StoppableServer Postgres => new(() => servers.Postgres(lines!).EndAsync("INT"), servers.Postgres(lines!).ReturnAsync);

    public override StoppableServer RabbitMq => Stoppable(servers.RabbitMq(lines!));

    public override StoppableServer Redis => Stoppable(servers.Redis(lines!));

    protected override Uri Broker => servers.Broker;

    public override async Task InitializeAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(["Copies=2"], limit.Token);
        lines = new AppHostLines(builder, () => servers);
        app = await builder.BuildAsync(limit.Token);
        await app.StartAsync(limit.Token);
        servers = new AppHostServers(app);
        await app.ResourceNotifications.WaitForResourceHealthyAsync(ResourceNames.Awards, limit.Token);
        awards = await AppHostCopy.FindAsync("AnTq.Awards.dll", Copies);
        notifications = await AppHostCopy.FindAsync("AnTq.Notifications.dll", Copies);
        foreach (var assembly in new[] { "AnTq.Organizations.dll", "AnTq.Reports.dll", "AnTq.Models.dll" })
            others = [.. others, .. await AppHostCopy.FindAsync(assembly, Copies)];
        Connect();
        places = await RegisterPlacesAsync();
        foreach (var copy in awards.Concat(notifications))
            await Eventually.BecomesTrueAsync(copy.IsHealthyAsync, StartLimit);
    }

    /// <summary>Also after a start that did not get to its end.</summary>
    public override async Task DisposeAsync()
    {
        foreach (var copy in awards.Concat(notifications).Concat(others))
            copy.Dispose();
        foreach (var opened in connected)
            opened.Dispose();
        if (app is not null)
            await app.DisposeAsync();
        if (lines is not null)
            await lines.DisposeAsync();
    }

    public override Task KillPostgresAsync() => servers.Postgres(lines!).LeaveAsync("KILL");

    public override Task SetMemoryAlarmAsync(bool raised) => new RabbitMqControl(servers.RabbitMq(lines!).Pid).SetMemoryAlarmAsync(raised);

    public override GrpcChannel NextAwardsChannel() =>
        awardsChannels[(int)((uint)Interlocked.Increment(ref turn) % awardsChannels.Count)];

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

    private static StoppableServer Stoppable(AppHostServer server) => new(() => server.LeaveAsync("TERM"), server.ReturnAsync);
}
