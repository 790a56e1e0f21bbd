using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AnTq.Platform.Caching;

/// <summary>
/// Asks Redis for a sign of life on both lines that the client has, the one for questions and the one for what is heard, and has them
/// opened anew when one stays silent: the client may wait for ever on a line of which nobody told it that it broke.
/// </summary>
internal sealed partial class RedisWatch(RedisConnection connection, ILogger<RedisWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A schedule: silence announces itself to nobody.
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (connection.Current is { } current && await IsSilentAsync(current, stoppingToken))
            {
                LogSilent(Patience.TotalSeconds);
                connection.Replace(current);
            }
        }
    }

    private static async Task<bool> IsSilentAsync(IConnectionMultiplexer redis, CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(redis.GetDatabase().PingAsync(), redis.GetSubscriber().PingAsync())
                .WaitAsync(Patience, TimeProvider.System, stoppingToken);
            return false;
        }
        catch (TimeoutException)
        {
            // Where it knows meanwhile that the connection broke, the client connects again by itself.
            return redis.IsConnected;
        }
        catch (Exception answered) when (RedisFailure.Is(answered))
        {
            // Refused, known to be broken, or closed meanwhile: not silent. Nothing of a cache may end the service.
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Redis has been silent for {Seconds} s; it is connected to anew.")]
    private partial void LogSilent(double seconds);
}
