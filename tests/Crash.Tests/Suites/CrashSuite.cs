using AnTq.Load;
using AnTq.Organizations.V1;
using Grpc.Net.Client;
using Npgsql;
using Xunit;

namespace AnTq.Crash.Tests.Suites;

/// <summary>Running services to which a test does what it wants, however they were started and in however many copies.</summary>
public abstract class CrashSuite : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Callers outlast any number of kills: on a busy machine a service that dies again and again gets little done between.
    private static readonly TimeSpan CallersPatience = TimeSpan.FromMinutes(5);
    private readonly List<AwardLoad> loads = [];

    /// <summary>The copies of the awards service.</summary>
    public abstract IReadOnlyList<IServiceCopy> Awards { get; }

    /// <summary>The copies of the notifications service.</summary>
    public abstract IReadOnlyList<IServiceCopy> Notifications { get; }

    /// <summary>The copies of the other services, which have the same servers.</summary>
    public abstract IReadOnlyList<IServiceCopy> Others { get; }

    /// <summary>Proxies before the servers of awards, one for all its copies.</summary>
    public abstract ServiceLines AwardsLines { get; }

    /// <summary>Proxies before the servers of notifications, one for all its copies.</summary>
    public abstract ServiceLines NotificationsLines { get; }

    /// <summary>A channel to the organizations service.</summary>
    public abstract GrpcChannel OrganizationsChannel { get; }

    /// <summary>A channel to the notifications service.</summary>
    public abstract GrpcChannel NotificationsChannel { get; }

    /// <summary>Whom awards are granted to.</summary>
    public abstract LoadPlaces Places { get; }

    /// <summary>For a look into the tables of awards, past any proxy. Each look opens a connection.</summary>
    public abstract NpgsqlDataSource AwardsDatabase { get; }

    /// <summary>For a look into the tables of notifications, past any proxy. Each look opens a connection.</summary>
    public abstract NpgsqlDataSource NotificationsDatabase { get; }

    /// <summary>Where the databases are. It is stopped in good order, and may be back as soon as it has ended.</summary>
    public abstract StoppableServer Postgres { get; }

    /// <summary>The broker. It is out of reach until it is started.</summary>
    public abstract StoppableServer RabbitMq { get; }

    /// <summary>The cache. It is out of reach until it is started.</summary>
    public abstract StoppableServer Redis { get; }

    /// <summary>The broker's address, past any proxy.</summary>
    protected abstract Uri Broker { get; }

    public abstract Task InitializeAsync();

    public abstract Task DisposeAsync();

    /// <summary>Ends PostgreSQL as a crash would. It is out of reach until it is started.</summary>
    public abstract Task KillPostgresAsync();

    /// <summary>Makes the broker believe that memory is short, or not any more: it then takes no messages.</summary>
    /// <param name="raised">Whether the alarm is on.</param>
    public abstract Task SetMemoryAlarmAsync(bool raised);

    /// <summary>A channel to a copy of the awards service, each in its turn.</summary>
    public abstract GrpcChannel NextAwardsChannel();

    /// <summary>A caller that grants awards. All that was ever granted is compared with the tables.</summary>
    /// <param name="callLimit">Time allowed for one call.</param>
    /// <param name="awardsPerStatement">Number of records in a statement.</param>
    /// <param name="copy">The only copy of awards that is called; null for each in its turn.</param>
    public AwardLoad NewLoad(TimeSpan callLimit, int awardsPerStatement, IServiceCopy? copy = null)
    {
        var caller = new AwardCaller(copy is null ? NextAwardsChannel : () => copy.Channel, callLimit);
        var load = new AwardLoad(caller, Places, awardsPerStatement, CallersPatience);
        loads.Add(load);
        return load;
    }

    /// <summary>How far the events of awards have come.</summary>
    public Task<Backlog> BacklogAsync() => NewCheck().BacklogAsync();

    /// <summary>Registers organizations that nobody has heard of, and returns when all copies of that service know them.</summary>
    public async Task<LoadPlaces> RegisterPlacesAsync()
    {
        var registered = await LoadPlaces.RegisterAsync(new OrganizationService.OrganizationServiceClient(OrganizationsChannel));
        await OrganizationCopies.HaveHeardOfAsync(registered.Enterprise);
        return registered;
    }

    /// <summary>Waits until all that was granted has taken effect.</summary>
    public Task BecomesQuietAsync() => NewCheck().BecomesQuietAsync(Patience);

    /// <summary>Waits until all has taken effect, and compares it with what callers were told.</summary>
    public async Task NothingIsLostOrDoubledAsync()
    {
        await BecomesQuietAsync();
        Assert.Empty(await NewCheck().FindFaultsAsync(loads.SelectMany(load => load.Statements)));
    }

    private SuiteCheck NewCheck() => new(AwardsDatabase, NotificationsDatabase, Broker);
}
