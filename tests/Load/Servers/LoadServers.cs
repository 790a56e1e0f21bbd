using System.Security.Cryptography;
using AnTq.NativeServers;
using AnTq.Testing.Servers;

namespace AnTq.Load.Servers;

/// <summary>The real servers of one program alone, each of which it may stop, kill and start again. They end with the program.</summary>
public sealed class LoadServers : IAsyncDisposable
{
    private readonly StateFolder folder;

    private LoadServers(StateFolder folder)
    {
        this.folder = folder;
        var password = RandomNumberGenerator.GetHexString(32, lowercase: true);
        Postgres = new OwnPostgres(PostgresServer.DataFolderFor(folder.Path), folder.Below("postgres-run"), password);
        RabbitMq = new OwnRabbitMq(folder.Below("rabbitmq"), folder.Below("rabbitmq-run"), password);
        Redis = new OwnRedis(folder.Below("redis"), folder.Below("redis-run"), password);
    }

    /// <summary>Where the services' databases are.</summary>
    public OwnPostgres Postgres { get; }

    /// <summary>The broker.</summary>
    public OwnRabbitMq RabbitMq { get; }

    /// <summary>The cache.</summary>
    public OwnRedis Redis { get; }

    /// <summary>Starts all three on free ports with fresh data.</summary>
    public static async Task<LoadServers> StartAsync()
    {
        var servers = new LoadServers(await StateFolder.CreateAsync());
        await Task.WhenAll(servers.Postgres.StartAsync(), servers.RabbitMq.StartAsync(), servers.Redis.StartAsync());
        return servers;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(Postgres.StopAsync(), RabbitMq.StopAsync(), Redis.StopAsync());
        await folder.DisposeAsync();
    }
}
