using AnTq.Awards.V1;
using AnTq.Benchmarks.Measures;
using AnTq.Organizations.V1;
using AnTq.ServiceDefaults;
using AnTq.Testing;

namespace AnTq.Benchmarks;

/// <summary>The services under measurement, each in a process of its own with a database of its own, as the AppHost would run them.</summary>
internal sealed class Suite : IAsyncDisposable
{
    private readonly TestBroker broker = new();
    private readonly Dictionary<string, TestDatabase> databases = [];
    private readonly Dictionary<string, ServiceProcess> services = [];
    private readonly Dictionary<string, TimeSpan> startTimes = [];

    private Suite()
    {
    }

    /// <summary>The services' processes by their names.</summary>
    public IReadOnlyDictionary<string, ServiceProcess> Services => services;

    /// <summary>How long each took from the start of its process, on an empty database, until it was healthy.</summary>
    public IReadOnlyDictionary<string, TimeSpan> StartTimes => startTimes;

    /// <summary>A client of the awards service.</summary>
    public AwardService.AwardServiceClient Awards => new(services["Awards"].Channel);

    /// <summary>A client of the organizations service.</summary>
    public OrganizationService.OrganizationServiceClient Organizations => new(services["Organizations"].Channel);

    /// <summary>Address of the services' virtual host.</summary>
    public string Broker => broker.ConnectionString;

    /// <summary>Address of a virtual host for what is compared with the services.</summary>
    public static async Task<string> OwnBrokerAsync()
    {
        var another = new TestBroker();
        await another.InitializeAsync();
        return another.ConnectionString;
    }

    /// <summary>A service's database.</summary>
    public TestDatabase DatabaseOf(string service) => databases[service];

    /// <summary>Starts all of them.</summary>
    public static async Task<Suite> StartAsync()
    {
        var suite = new Suite();
        try
        {
            await suite.broker.InitializeAsync();
            await suite.StartAsync("Organizations", ResourceNames.OrganizationsDatabase);
            await suite.StartAsync("Notifications", ResourceNames.NotificationsDatabase);
            await suite.StartAsync("Awards", ResourceNames.AwardsDatabase);
            await suite.StartAsync("Reports", ResourceNames.ReportsDatabase);
            await suite.StartAsync("Models", ResourceNames.ModelsDatabase);
            return suite;
        }
        catch
        {
            await suite.DisposeAsync();
            throw;
        }
    }

    /// <summary>One more awards service, on a database that holds a number of awards; started when first asked for.</summary>
    public async Task<ServiceProcess> StartFilledAwardsAsync(int awards)
    {
        var name = $"Awards {awards}";
        if (services.TryGetValue(name, out var running))
            return running;
        await StartAsync("Awards", name, ResourceNames.AwardsDatabase);
        // Its migrations have run. It must not see events appear that it would publish.
        await services[name].KillAsync();
        await FilledAwards.FillAsync(databases[name].DataSource, awards);
        await services[name].StartAgainAsync();
        return services[name];
    }

    /// <summary>Starts one more organizations service, with the register of the country and, if asked, others beside it.</summary>
    /// <returns>The service, with all of it in memory, and how long the import of the register took.</returns>
    public async Task<(ServiceProcess Service, TimeSpan Loaded)> StartCountryAsync(string name, bool addOthers)
    {
        await StartAsync("Organizations", name, ResourceNames.OrganizationsDatabase);
        var loaded = await Country.LoadAsync(services[name]);
        await services[name].KillAsync();
        if (addOthers)
            await OtherOrganizations.AddAsync(databases[name].DataSource);
        await services[name].StartAgainAsync();
        await OtherOrganizations.InMemoryAsync(services[name], databases[name].DataSource);
        return (services[name], loaded);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var service in services.Values)
            await service.DisposeAsync();
        foreach (var database in databases.Values)
            await database.DisposeAsync();
    }

    private Task StartAsync(string service, string databaseName) => StartAsync(service, service, databaseName);

    private async Task StartAsync(string service, string name, string databaseName)
    {
        var database = databases[name] = new TestDatabase();
        await database.InitializeAsync();
        var settings = new Dictionary<string, string?>
        {
            // The size of the pool is the service's own.
            [$"ConnectionStrings:{databaseName}"] = database.ConnectionString.Replace("Maximum Pool Size=20;", "", StringComparison.Ordinal),
            [$"ConnectionStrings:{ResourceNames.RabbitMq}"] = broker.ConnectionString,
            [$"ConnectionStrings:{ResourceNames.Redis}"] = await ServerSet.RedisAsync(),
            ["Paging:TokenKey"] = "a key for the benchmarks",
        };
        if (services.TryGetValue("Organizations", out var organizations))
            settings["services:organizations:grpc:0"] = organizations.Endpoints.Grpc.ToString();
        var started = TimeProvider.System.GetTimestamp();
        services[name] = await ServiceProcess.StartAsync(service, settings);
        startTimes[name] = TimeProvider.System.GetElapsedTime(started);
    }
}
