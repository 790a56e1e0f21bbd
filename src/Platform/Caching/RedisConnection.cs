using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace AnTq.Platform.Caching;

/// <summary>
/// The service's one connection to Redis. It opens beside the start, since the client blocks until it is connected or has failed, and
/// then stays open: the client connects again by itself when it learns that the connection broke. Where it does not learn it,
/// <see cref="RedisWatch"/> has another one opened.
/// </summary>
internal sealed class RedisConnection(IServiceProvider services) : IDisposable
{
    private readonly Lock gate = new();
    private volatile Task<IConnectionMultiplexer>? opening;
    private volatile string? configuration;

    /// <summary>The connection broke, or came back, or is another one from now on: something may have passed unheard.</summary>
    public event Action? Broken;

    /// <summary>Whether the attempt to connect has not ended yet.</summary>
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
                opening = Task.Run(Connect);
            return opening;
        }
    }

    /// <summary>Gives a connection up and opens another one, unless that has happened already.</summary>
    /// <param name="useless">The connection, which was <see cref="Current"/>.</param>
    public void Replace(IConnectionMultiplexer useless)
    {
        lock (gate)
        {
            if (opening is { IsCompletedSuccessfully: true } open && open.Result == useless)
                opening = Task.Run(() => ConnectAfter(useless));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => opening?.ContinueWith(
        opened => Close(opened.Result),
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnRanToCompletion,
        TaskScheduler.Default);

    private IConnectionMultiplexer ConnectAfter(IConnectionMultiplexer useless)
    {
        Broken?.Invoke();
        useless.ConnectionFailed -= OnBroken;
        useless.ConnectionRestored -= OnBroken;
        // Before the next one is opened: there are never two.
        Close(useless);
        return Connect();
    }

    private IConnectionMultiplexer Connect()
    {
        var connection = configuration is { } former
            ? ConnectionMultiplexer.Connect(OptionsLike(former))
            : services.GetRequiredService<IConnectionMultiplexer>();
        configuration = connection.Configuration;
        connection.ConnectionFailed += OnBroken;
        connection.ConnectionRestored += OnBroken;
        return connection;
    }

    private static ConfigurationOptions OptionsLike(string former)
    {
        var options = ConfigurationOptions.Parse(former);
        Configure(options);
        return options;
    }

    // Waits for no answer.
    private static void Close(IConnectionMultiplexer connection) => connection.Close(allowCommandsToComplete: false);

    private void OnBroken(object? sender, ConnectionFailedEventArgs happened) => Broken?.Invoke();
}
