using System.Runtime.CompilerServices;
using AnTq.Platform.Access;

namespace AnTq.Platform.Messaging;

/// <summary>The service's own events from the beginning, for its List…Events and Watch…Events.</summary>
public sealed class EventFeed
{
    /// <summary>Greatest number of events read at once.</summary>
    public const int MaximumBatch = 500;

    private readonly FeedStore store;
    private readonly FeedHead head;
    private readonly ServiceIdentity service;

    internal EventFeed(FeedStore store, FeedHead head, ServiceIdentity service)
    {
        this.store = store;
        this.head = head;
        this.service = service;
    }

    /// <summary>Reads events in order.</summary>
    /// <param name="after">The last position seen; 0 reads from the beginning.</param>
    /// <param name="limit">Greatest number of events, at most <see cref="MaximumBatch"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<FeedEvent>> ReadAsync(long after, int limit, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(after, Math.Clamp(limit, 1, MaximumBatch), cancellationToken);
        return [.. rows.Select(row => new FeedEvent(row, service.EventSource))];
    }

    /// <summary>
    /// Reads events in order, and waits for more without end. Yields an empty list when nothing has happened for
    /// <paramref name="heartbeat"/>, so that the caller can show that the stream lives.
    /// </summary>
    /// <param name="after">The last position seen; 0 reads from the beginning.</param>
    /// <param name="heartbeat">Longest silence.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    public async IAsyncEnumerable<IReadOnlyList<FeedEvent>> WatchAsync(
        long after, TimeSpan heartbeat, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var events = await ReadAsync(after, MaximumBatch, cancellationToken);
            if (events.Count == 0 && await head.WaitBeyondAsync(after, heartbeat, cancellationToken))
                continue;
            after = events.Count > 0 ? events[^1].Sequence : after;
            yield return events;
        }
    }
}
