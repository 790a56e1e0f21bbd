using AnTq.Load;
using AnTq.ServiceDefaults;
using Aspire.Hosting;
using Aspire.Hosting.Testing;
using Npgsql;

namespace AnTq.Crash.Tests.TwoCopies;

/// <summary>The servers of an AppHost's suite. Their ports are chosen when it starts.</summary>
internal sealed class AppHostServers(DistributedApplication app)
{
    public Uri Broker { get; } = new(ConnectionString(app, ResourceNames.RabbitMq));

    private int PostgresPort => Database(ResourceNames.AwardsDatabase).Port;

    private int RedisPort => int.Parse(RedisAddress.Split(':')[1], null);

    private string RedisAddress => ConnectionString(app, ResourceNames.Redis).Split(',')[0];

    private Uri Organizations => app.GetEndpoint(ResourceNames.Organizations, ResourceNames.GrpcEndpoint);

    public AppHostServer Postgres(AppHostLines lines) =>
        new(app, ResourceNames.Postgres, PostgresPort, lines.Awards.Postgres, lines.Notifications.Postgres);

    public AppHostServer RabbitMq(AppHostLines lines) =>
        new(app, ResourceNames.RabbitMq, Broker.Port, lines.Awards.Broker, lines.Notifications.Broker);

    public AppHostServer Redis(AppHostLines lines) =>
        new(app, ResourceNames.Redis, RedisPort, lines.Awards.Redis, lines.Notifications.Redis);

    /// <summary>New proxies before the servers, and before all copies of organizations.</summary>
    public ServiceLines NewLines() => new(PostgresPort, Broker.Port, RedisPort, Organizations.Port);

    /// <summary>The connection string of a database by way of a proxy.</summary>
    public string DatabaseThrough(ServiceLines lines, string database)
    {
        var straight = Database(database);
        straight.Port = lines.Postgres.Port;
        return straight.ConnectionString;
    }

    /// <summary>The connection string of the broker by way of a proxy.</summary>
    public string BrokerThrough(ServiceLines lines) =>
        new UriBuilder(Broker) { Host = "127.0.0.1", Port = lines.Broker.Port }.Uri.ToString();

    /// <summary>The connection string of the cache by way of a proxy.</summary>
    public string RedisThrough(ServiceLines lines) => ConnectionString(app, ResourceNames.Redis)
        .Replace(RedisAddress, FormattableString.Invariant($"127.0.0.1:{lines.Redis.Port}"), StringComparison.Ordinal);

    /// <summary>The address of organizations by way of a proxy.</summary>
    public string OrganizationsThrough(ServiceLines lines) =>
        new UriBuilder(Organizations) { Host = "127.0.0.1", Port = lines.Organizations!.Port }.Uri.ToString();

    /// <summary>Each look opens a connection: kept ones would not survive what the server goes through.</summary>
    public NpgsqlDataSource Look(string database) => NpgsqlDataSource.Create($"{ConnectionString(app, database)};Pooling=false");

    private NpgsqlConnectionStringBuilder Database(string name) => new(ConnectionString(app, name));

    // Complete at once: the suite runs.
    private static string ConnectionString(DistributedApplication app, string resource) =>
        app.GetConnectionStringAsync(resource).AsTask().GetAwaiter().GetResult()!;
}
