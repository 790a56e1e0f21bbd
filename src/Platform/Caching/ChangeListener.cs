using AnTq.Platform.Messaging;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AnTq.Platform.Caching;

/// <summary>Hears through Redis what any copy has learned to have changed, and forgets it here.</summary>
internal sealed partial class ChangeListener(
    RedisConnection connection, SharedOrganizations shared, OrganizationMemory memory, CachingMetrics metrics,
    ILogger<ChangeListener> logger) : BackgroundService
{
    private static readonly RedisChannel Channel = new(SharedOrganizations.Channel, RedisChannel.PatternMode.Literal);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly Wake broken = new();

    /// <inheritdoc/>
    public override void Dispose()
    {
        broken.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryListenAsync())
            await Task.Delay(Pause, TimeProvider.System, stoppingToken);
        while (await broken.WaitAsync(Timeout.InfiniteTimeSpan, stoppingToken))
        {
            while (!await TryForgetEverythingAsync())
                await Task.Delay(Pause, TimeProvider.System, stoppingToken);
        }
    }

    private async Task<bool> TryListenAsync()
    {
        try
        {
            var redis = await connection.OpenAsync();
            // The client subscribes again by itself whenever it is connected again.
            await redis.GetSubscriber().SubscribeAsync(Channel, OnChanged, CommandFlags.None);
            redis.ConnectionFailed += (_, _) => OnBroken();
            redis.ConnectionRestored += (_, _) => OnBroken();
            memory.Clear();
            return true;
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException)
        {
            LogDeaf(failure.Message);
            return false;
        }
    }

    private void OnChanged(RedisChannel channel, RedisValue name)
    {
        metrics.Forgot();
        if (name == SharedOrganizations.Everything)
            memory.Clear();
        else
            memory.Forget((string)name!);
    }

    // What is told while the line is broken is not heard here; and Redis may come back with an older state.
    private void OnBroken()
    {
        memory.Clear();
        shared.Doubt();
        broken.Ring();
    }

    private async Task<bool> TryForgetEverythingAsync()
    {
        try
        {
            await shared.ForgetEverythingAsync();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Redis cannot be listened to yet ({Cause}).")]
    private partial void LogDeaf(string cause);
}
