using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AnTq.Platform.Caching;

/// <summary>
/// Uses Redis and bounds what it may cost: half a second, and after a failure nobody waits for it for some seconds, but one who tries
/// whether it is back.
/// </summary>
internal sealed partial class RedisAccess(
    RedisConnection connection, CachingMetrics metrics, TimeProvider time, ILogger<RedisAccess> logger)
{
    private const long NotPaused = 0;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private long pausedUntil = NotPaused;

    /// <summary>The answer, or null when there is none.</summary>
    public async Task<T?> TryAsync<T>(Func<IDatabase, Task<T>> use)
        where T : class
    {
        if (!IsWorthTrying())
            return null;
        try
        {
            return await UseAsync(use);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The answer, tried for even during a pause.</summary>
    /// <exception cref="IOException">Redis does not answer.</exception>
    public async Task<T> UseAsync<T>(Func<IDatabase, Task<T>> use)
    {
        if (connection.IsOpening)
            throw new IOException("Redis is not connected yet.");
        try
        {
            var open = connection.Current ?? throw new TimeoutException("it is not connected");
            var answer = await use(open.GetDatabase()).WaitAsync(Patience, TimeProvider.System);
            Resume();
            return answer;
        }
        catch (Exception failure) when (RedisFailure.Is(failure))
        {
            Suspend(failure);
            throw new IOException($"Redis does not answer: {failure.Message}", failure);
        }
    }

    private void Resume()
    {
        if (Interlocked.Exchange(ref pausedUntil, NotPaused) != NotPaused)
            LogResumed();
    }

    private void Suspend(Exception failure)
    {
        metrics.RedisFailed();
        if (Interlocked.Exchange(ref pausedUntil, NextTry()) == NotPaused)
            LogSuspended(failure.Message);
    }

    private bool IsWorthTrying()
    {
        var until = Interlocked.Read(ref pausedUntil);
        return until == NotPaused
            || (time.GetTimestamp() >= until && Interlocked.CompareExchange(ref pausedUntil, NextTry(), until) == until);
    }

    private long NextTry() => time.GetTimestamp() + (long)(Pause.TotalSeconds * time.TimestampFrequency);

    [LoggerMessage(LogLevel.Warning, "Redis does not answer ({Cause}); organizations are asked for without it.")]
    private partial void LogSuspended(string cause);

    [LoggerMessage(LogLevel.Information, "Redis answers again.")]
    private partial void LogResumed();
}
