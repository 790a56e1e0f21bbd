using AnTq.Testing;
using Dapper;

namespace AnTq.Benchmarks.Measures;

/// <summary>What the notifications service has done about events, as any reader of its database sees it.</summary>
internal sealed class Effects(Suite suite)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    // A transaction notes its time at its beginning and is seen at its end.
    private static readonly TimeSpan Overlap = TimeSpan.FromMilliseconds(500);

    /// <summary>Number of events that have taken effect.</summary>
    public async Task<long> CountAsync()
    {
        await using var connection = await suite.DatabaseOf("Notifications").DataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>("select count(*) from platform.inbox");
    }

    /// <summary>Waits until so many have.</summary>
    public Task ReachesAsync(long count) => Eventually.BecomesTrueAsync(async () => await CountAsync() >= count, Patience);

    /// <summary>Watches until so many more have.</summary>
    /// <returns>When the effect of each event was first seen, by the event's id: up to one look late, never early.</returns>
    public async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> WatchAsync(int count)
    {
        await using var connection = await suite.DatabaseOf("Notifications").DataSource.OpenConnectionAsync();
        var since = await connection.ExecuteScalarAsync<DateTime>("select now()");
        var seen = new Dictionary<Guid, DateTimeOffset>();
        var started = TimeProvider.System.GetTimestamp();
        while (seen.Count < count)
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
                throw new TimeoutException($"{seen.Count} of {count} events have taken effect.");
            var rows = (await connection.QueryAsync<(Guid EventId, DateTime NotedAt)>(
                "select event_id, noted_at from platform.inbox where noted_at > @since", new { since })).AsList();
            var now = TimeProvider.System.GetUtcNow();
            foreach (var row in rows)
                seen.TryAdd(row.EventId, now);
            var latest = rows.Select(row => row.NotedAt).DefaultIfEmpty(since).Max() - Overlap;
            since = latest > since ? latest : since;
            await Task.Delay(Pause, TimeProvider.System);
        }

        return seen;
    }

    /// <summary>How long each event took from the answer to its caller until its effect was seen, in ms.</summary>
    /// <param name="answered">When the confirmation of each statement was answered.</param>
    /// <param name="seen">When each event's effect was seen.</param>
    public async Task<IReadOnlyList<double>> DelaysAsync(
        IReadOnlyDictionary<string, DateTimeOffset> answered, IReadOnlyDictionary<Guid, DateTimeOffset> seen)
    {
        await using var connection = await suite.DatabaseOf("Awards").DataSource.OpenConnectionAsync();
        var events = await connection.QueryAsync<(Guid EventId, string Statement)>(
            "select event_id, data::json ->> 'statement' from platform.feed");
        return
        [
            .. events
                .Where(each => answered.ContainsKey(each.Statement) && seen.ContainsKey(each.EventId))
                .Select(each => (seen[each.EventId] - answered[each.Statement]).TotalMilliseconds),
        ];
    }
}
