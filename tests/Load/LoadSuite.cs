using AnTq.Load.Servers;
using AnTq.Organizations.V1;
using AnTq.Testing;
using Grpc.Net.Client;
using Npgsql;

namespace AnTq.Load;

/// <summary>
/// The organizations, awards and notifications services as processes, on databases and a virtual host of their own. Each can be killed
/// and started again where it was.
/// </summary>
public sealed class LoadSuite : IAsyncDisposable
{
    private readonly LoadServers servers;
    private readonly SuiteOptions options;
    private readonly string prefix = $"s{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}";
    private readonly string virtualHost;
    private readonly List<ServiceProcess> awards = [];
    private readonly List<ServiceProcess> notifications = [];
    private int turn;

    private LoadSuite(LoadServers servers, SuiteOptions options)
    {
        this.servers = servers;
        this.options = options;
        virtualHost = servers.RabbitMq.NextVirtualHost();
        AwardsDatabase = Look(Database("awards"));
        NotificationsDatabase = Look(Database("notifications"));
    }

    /// <summary>The service that the others ask who existed.</summary>
    public ServiceProcess Organizations { get; private set; } = null!;

    /// <summary>The copies of the awards service.</summary>
    public IReadOnlyList<ServiceProcess> Awards => awards;

    /// <summary>The copies of the notifications service.</summary>
    public IReadOnlyList<ServiceProcess> Notifications => notifications;

    /// <summary>Whom awards are granted to.</summary>
    public LoadPlaces Places { get; private set; } = null!;

    /// <summary>For a look into the tables of awards, past any proxy.</summary>
    public NpgsqlDataSource AwardsDatabase { get; }

    /// <summary>For a look into the tables of notifications, past any proxy.</summary>
    public NpgsqlDataSource NotificationsDatabase { get; }

    /// <summary>The broker's address, past any proxy.</summary>
    public Uri Broker => new(servers.RabbitMq.ConnectionString(virtualHost));

    /// <summary>The lines of the awards service, when there are proxies.</summary>
    public ServiceLines? AwardsLines { get; private set; }

    /// <summary>The lines of the notifications service, when there are proxies.</summary>
    public ServiceLines? NotificationsLines { get; private set; }

    /// <summary>Starts the services and registers the organizations.</summary>
    public static async Task<LoadSuite> StartAsync(LoadServers servers, SuiteOptions options)
    {
        var suite = new LoadSuite(servers, options);
        try
        {
            await suite.StartAsync();
            return suite;
        }
        catch
        {
            await suite.DisposeAsync();
            throw;
        }
    }

    /// <summary>A channel to a copy of the awards service, each in its turn, whether it runs or not.</summary>
    public GrpcChannel NextAwardsChannel() => awards[(int)((uint)Interlocked.Increment(ref turn) % awards.Count)].Channel;

    /// <summary>Compares what callers were told with what the tables hold.</summary>
    public SuiteCheck NewCheck() => new(AwardsDatabase, NotificationsDatabase, Broker);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var process in awards.Concat(notifications).Append(Organizations).OfType<ServiceProcess>())
            await process.DisposeAsync();
        foreach (var lines in new[] { AwardsLines, NotificationsLines }.OfType<ServiceLines>())
            await lines.DisposeAsync();
        await AwardsDatabase.DisposeAsync();
        await NotificationsDatabase.DisposeAsync();
    }

    private async Task StartAsync()
    {
        foreach (var service in new[] { "organizations", "awards", "notifications" })
            await servers.Postgres.CreateDatabaseAsync($"{prefix}-{service}");
        NotificationsLines = NewLines(organizations: null);
        var starting = StartCopiesAsync(notifications, "Notifications", options.NotificationsCopies, NotificationsLines);
        Organizations = await ServiceProcess.StartAsync("Organizations", Settings("organizations", lines: null));
        Places = await LoadPlaces.RegisterAsync(new OrganizationService.OrganizationServiceClient(Organizations.Channel));
        await starting;
        AwardsLines = NewLines(Organizations.Endpoints.Grpc.Port);
        await StartCopiesAsync(awards, "Awards", options.AwardsCopies, AwardsLines);
    }

    private async Task StartCopiesAsync(List<ServiceProcess> copies, string service, int count, ServiceLines? lines)
    {
        var settings = Settings(service.ToLowerInvariant(), lines);
        copies.AddRange(await Task.WhenAll(Enumerable.Range(0, count).Select(_ => ServiceProcess.StartAsync(service, settings))));
    }

    private ServiceLines? NewLines(int? organizations) => options.ThroughProxies
        ? new ServiceLines(servers.Postgres.Port, servers.RabbitMq.Port, servers.Redis.Port, organizations)
        : null;

    private Dictionary<string, string?> Settings(string service, ServiceLines? lines)
    {
        var settings = new Dictionary<string, string?>(options.Settings)
        {
            [$"ConnectionStrings:{service}-db"] = Database(service, lines?.Postgres.Port),
            ["ConnectionStrings:rabbitmq"] = servers.RabbitMq.ConnectionString(virtualHost, lines?.Broker.Port),
            ["ConnectionStrings:redis"] = servers.Redis.ConnectionString(lines?.Redis.Port),
            ["Paging:TokenKey"] = "a key for services under load",
        };
        if (service == "awards")
            settings["services:organizations:grpc:0"] = OrganizationsAddress(lines).ToString();
        return settings;
    }

    private Uri OrganizationsAddress(ServiceLines? lines) => lines?.Organizations is { } line
        ? new UriBuilder(Organizations.Endpoints.Grpc) { Port = line.Port }.Uri
        : Organizations.Endpoints.Grpc;

    // Each look opens a connection: kept ones would not survive what the server goes through.
    private static NpgsqlDataSource Look(string database) => NpgsqlDataSource.Create($"{database};Pooling=false");

    private string Database(string service, int? port = null) => servers.Postgres.ConnectionString($"{prefix}-{service}", port);
}
