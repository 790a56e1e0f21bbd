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
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // Long enough for the client to open a broken line again by itself: it tries every second.
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(8);
    private readonly Wake broken = new();
    private readonly Wake heardItself = new();

    // Names no organization.
    private readonly RedisValue ownWord = $"?{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):D}";
    private bool isDeaf;

    /// <inheritdoc/>
    public override void Dispose()
    {
        broken.Dispose();
        heardItself.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await RepeatAsync(connection.OpenAsync, stoppingToken);
        connection.Broken += OnBroken;
        await RepeatAsync(SubscribeAsync, stoppingToken);
        memory.Clear();
        while (await broken.WaitAsync(Timeout.InfiniteTimeSpan, stoppingToken))
            await RepeatAsync(ListenAgainAsync, stoppingToken);
    }

    // Until Redis lets it happen.
    private async Task RepeatAsync(Func<Task> attempt, CancellationToken cancellationToken)
    {
        var trustedSince = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await attempt();
                if (isDeaf)
                    LogHears();
                isDeaf = false;
                return;
            }
            catch (Exception failure) when (failure is IOException || RedisFailure.Is(failure))
            {
                if (!isDeaf)
                    LogDeaf(failure.Message);
                isDeaf = true;
                // What Redis itself refuses, it refuses on any connection.
                if (failure.GetBaseException() is RedisServerException)
                    trustedSince = TimeProvider.System.GetTimestamp();
                else if (TimeProvider.System.GetElapsedTime(trustedSince) > Trust && connection.Current is { } useless)
                {
                    LogUseless(failure.Message);
                    connection.Replace(useless);
                    trustedSince = TimeProvider.System.GetTimestamp();
                }
            }

            // Nothing tells when a Redis that never answered, or refuses to be listened to, has changed its mind: it is asked again, but not
            // in a tight loop.
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    // Always anew: the client takes itself for subscribed also where Redis refused it, or was away, or knows only an older connection.
    private async Task<ISubscriber> SubscribeAsync()
    {
        var subscriber = (await connection.OpenAsync()).GetSubscriber();
        await subscriber.UnsubscribeAsync(Channel, OnChanged, CommandFlags.None).WaitAsync(Patience, TimeProvider.System);
        await subscriber.SubscribeAsync(Channel, OnChanged, CommandFlags.None).WaitAsync(Patience, TimeProvider.System);
        return subscriber;
    }

    private async Task ListenAgainAsync()
    {
        var subscriber = await SubscribeAsync();
        // Only who hears himself is known to hear the others.
        await heardItself.WaitAsync(TimeSpan.Zero, CancellationToken.None);
        await subscriber.PublishAsync(Channel, ownWord, CommandFlags.None).WaitAsync(Patience, TimeProvider.System);
        if (!await heardItself.WaitAsync(Patience, CancellationToken.None))
            throw new TimeoutException("nothing comes through");
        await shared.ForgetEverythingAsync();
    }

    private void OnChanged(RedisChannel channel, RedisValue name)
    {
        if (name == ownWord)
        {
            heardItself.Ring();
            return;
        }

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

    [LoggerMessage(LogLevel.Warning, "Redis cannot be listened to ({Cause}).")]
    private partial void LogDeaf(string cause);

    [LoggerMessage(LogLevel.Warning, "Redis answers and still cannot be listened to ({Cause}); it is connected to anew.")]
    private partial void LogUseless(string cause);

    [LoggerMessage(LogLevel.Information, "Redis is listened to again.")]
    private partial void LogHears();
}
