using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace AnTq.Platform.Caching;

/// <summary>
/// The service's one connection to Redis. It opens beside the start, since the client blocks until it is connected or has failed, and
/// then stays open: the client connects again by itself.
/// </summary>
internal sealed class RedisConnection(IServiceProvider services)
{
    private readonly Lock gate = new();
    private volatile Task<IConnectionMultiplexer>? opening;

    /// <summary>Whether the first attempt to connect has not ended yet.</summary>
    public bool IsOpening => opening is null or { IsCompleted: false };

    /// <summary>The connection, or null while there is none.</summary>
    public IConnectionMultiplexer? Current =>
        opening is { IsCompletedSuccessfully: true } open && open.Result.IsConnected ? open.Result : null;

    /// <summary>How the connection is made, whatever the connection string says.</summary>
    public static void Configure(ConfigurationOptions options)
    {
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = 2000;
        // A server that is back is found within seconds; by default later releases of the client wait up to a minute.
        options.ReconnectRetryPolicy = new LinearRetry(1000);
        // Also the time after which a connection is given up that was accepted and is not answered.
        options.KeepAlive = 3;
    }

    /// <summary>Opens it, or takes part in opening it. Also answers when Redis is away.</summary>
    public Task<IConnectionMultiplexer> OpenAsync()
    {
        lock (gate)
        {
            if (opening is null or { IsFaulted: true })
                opening = Task.Run(services.GetRequiredService<IConnectionMultiplexer>);
            return opening;
        }
    }
}
