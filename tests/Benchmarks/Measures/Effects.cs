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

    // Only what the look before could not see: to look shall cost little of what is measured.
    private const string News =
        """
        select pg_current_snapshot()::text as snapshot, coalesce(array_agg(event_id), '{}') as eventids, max(noted_at) as latest
        from platform.inbox
        where noted_at > @since and not pg_visible_in_snapshot(xmin::text::xid8, @before::pg_snapshot)
        """;

    /// <summary>Waits until so many events have taken effect since a moment.</summary>
    public Task ReachesAsync(long count, DateTimeOffset since) => Eventually.BecomesTrueAsync(() => HasReachedAsync(count, since), Patience);

    /// <summary>Watches until so many more have.</summary>
    /// <returns>When the effect of each event was first seen, by the event's id: up to one look late, never early.</returns>
    public async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> WatchAsync(int count)
    {
        await using var connection = await suite.DatabaseOf("Notifications").DataSource.OpenConnectionAsync();
        var last = await connection.QuerySingleAsync<Look>("select pg_current_snapshot()::text as snapshot, now() as latest");
        var since = last.Latest!.Value;
        var seen = new Dictionary<Guid, DateTimeOffset>();
        var started = TimeProvider.System.GetTimestamp();
        while (seen.Count < count)
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
                throw new TimeoutException($"{seen.Count} of {count} events have taken effect.");
            last = await connection.QuerySingleAsync<Look>(News, new { since, before = last.Snapshot });
            var now = TimeProvider.System.GetUtcNow();
            foreach (var id in last.EventIds)
                seen.TryAdd(id, now);
            if (last.Latest is { } latest && latest - Overlap > since)
                since = latest - Overlap;
            // The service tells nobody of its commits; looking without a pause would take the processors from what is measured.
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

    private async Task<bool> HasReachedAsync(long count, DateTimeOffset since)
    {
        await using var connection = await suite.DatabaseOf("Notifications").DataSource.OpenConnectionAsync();
        return count <= await connection.ExecuteScalarAsync<long>("select count(*) from platform.inbox where noted_at >= @since", new { since });
    }

    /// <summary>What one look has found.</summary>
    private sealed class Look
    {
        /// <summary>What it could see.</summary>
        public string Snapshot { get; init; } = "";

        /// <summary>The events whose effect no look before could see.</summary>
        public Guid[] EventIds { get; init; } = [];

        /// <summary>When the last of them was noted.</summary>
        public DateTime? Latest { get; init; }
    }
}
