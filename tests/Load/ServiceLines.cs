using AnTq.Testing;

namespace AnTq.Load;

/// <summary>Proxies between one service and what it needs, so that a test can make each line bad by itself.</summary>
public sealed class ServiceLines : IAsyncDisposable
{
    /// <summary>Opens them.</summary>
    /// <param name="postgres">Port of PostgreSQL on 127.0.0.1.</param>
    /// <param name="broker">Port of the broker.</param>
    /// <param name="redis">Port of the cache.</param>
    /// <param name="organizations">Port of the organizations service, for a service that calls it.</param>
    public ServiceLines(int postgres, int broker, int redis, int? organizations)
    {
        Postgres = TcpProxy.Start("127.0.0.1", postgres);
        Broker = TcpProxy.Start("127.0.0.1", broker);
        Redis = TcpProxy.Start("127.0.0.1", redis);
        Organizations = organizations is { } port ? TcpProxy.Start("127.0.0.1", port) : null;
    }

    /// <summary>The line to its database.</summary>
    public TcpProxy Postgres { get; }

    /// <summary>The line to the broker.</summary>
    public TcpProxy Broker { get; }

    /// <summary>The line to the cache.</summary>
    public TcpProxy Redis { get; }

    /// <summary>The line to the organizations service, where it calls it.</summary>
    public TcpProxy? Organizations { get; }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Postgres.DisposeAsync();
        await Broker.DisposeAsync();
        await Redis.DisposeAsync();
        if (Organizations is not null)
            await Organizations.DisposeAsync();
    }
}
