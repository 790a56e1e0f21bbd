using AnTq.Crash.Tests.Suites;
using AnTq.Load;
using AnTq.ServiceDefaults;
using Aspire.Hosting;
using Aspire.Hosting.Testing;
using Npgsql;

namespace AnTq.Crash.Tests.TwoCopies;

/// <summary>Where the servers of an AppHost's suite are. Their ports are chosen when it starts.</summary>
internal sealed class AppHostServers(DistributedApplication app)
{
    public Uri Broker { get; } = new(ConnectionString(app, ResourceNames.RabbitMq));

    public StoppableServer Postgres => Stoppable(ResourceNames.Postgres, PostgresPort, signal: "INT");

    public StoppableServer RabbitMq => Stoppable(ResourceNames.RabbitMq, Broker.Port, signal: "TERM");

    public StoppableServer Redis => Stoppable(ResourceNames.Redis, RedisPort, signal: "TERM");

    private int PostgresPort => new NpgsqlConnectionStringBuilder(ConnectionString(app, ResourceNames.AwardsDatabase)).Port;

    private int RedisPort => int.Parse(RedisAddress.Split(':')[1], null);

    private string RedisAddress => ConnectionString(app, ResourceNames.Redis).Split(',')[0];

    /// <summary>New proxies before the servers.</summary>
    public ServiceLines NewLines() => new(PostgresPort, Broker.Port, RedisPort, organizations: null);

    /// <summary>The connection string of the broker by way of a proxy.</summary>
    public string BrokerThrough(ServiceLines lines) =>
        new UriBuilder(Broker) { Host = "127.0.0.1", Port = lines.Broker.Port }.Uri.ToString();

    /// <summary>The connection string of the cache by way of a proxy.</summary>
    public string RedisThrough(ServiceLines lines) => ConnectionString(app, ResourceNames.Redis)
        .Replace(RedisAddress, FormattableString.Invariant($"127.0.0.1:{lines.Redis.Port}"), StringComparison.Ordinal);

    /// <summary>Each look opens a connection: kept ones would not survive what the server goes through.</summary>
    public NpgsqlDataSource Look(string database) => NpgsqlDataSource.Create($"{ConnectionString(app, database)};Pooling=false");

    private StoppableServer Stoppable(string resource, int port, string signal)
    {
        var server = new AppHostServer(app, resource, port, signal);
        return new StoppableServer(server.StopAsync, server.StartAsync);
    }

    // Complete at once: the suite runs.
    private static string ConnectionString(DistributedApplication app, string resource) =>
        app.GetConnectionStringAsync(resource).AsTask().GetAwaiter().GetResult()!;
}
