using Npgsql;

namespace AnTq.Platform.Messaging;

/// <summary>
/// Knows how far the feed goes, for all watchers of this copy: one small query for all of them, a few times a second, and none while
/// nobody watches.
/// </summary>
internal sealed class FeedHead(FeedStore store)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private Task<long>? reading;

    /// <summary>Waits until the feed goes beyond a position; false when it has not for that long.</summary>
    public async Task<bool> WaitBeyondAsync(long position, TimeSpan limit, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (await NextReading().WaitAsync(cancellationToken) <= position)
        {
            if (TimeProvider.System.GetElapsedTime(started) >= limit)
                return false;
        }

        return true;
    }

    private Task<long> NextReading()
    {
        lock (gate)
        {
            if (reading is null or { IsCompleted: true })
                reading = ReadSoonAsync();
            return reading;
        }
    }

    private async Task<long> ReadSoonAsync()
    {
        await Task.Delay(Interval, TimeProvider.System, CancellationToken.None);
        try
        {
            return await store.ReadAssignedAsync(CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // Nothing new as far as anybody can tell; the watchers' own reads say what is wrong.
            return 0;
        }
    }
}
