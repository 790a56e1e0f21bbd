using System.Globalization;
using AnTq.Feed.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Errors;

namespace AnTq.Platform.Messaging;

/// <summary>Reads the feed page by page, as its callers get it.</summary>
internal sealed class FeedReading(FeedStore store, ServiceIdentity service)
{
    /// <summary>Reads what comes behind a position.</summary>
    /// <param name="after">The last position seen.</param>
    /// <param name="filter">Which events are told.</param>
    /// <param name="limit">Greatest number of events.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RefusalException">SEQUENCE_BEYOND_HEAD.</exception>
    public async Task<FeedPage> ReadAsync(long after, FeedFilter filter, int limit, CancellationToken cancellationToken)
    {
        var stretch = await store.ReadAsync(after, filter, limit, cancellationToken);
        if (after > stretch.Head)
            throw BeyondHead(after, stretch.Head);
        var page = new FeedPage { NextAfterSequence = stretch.Through, HeadSequence = stretch.Head };
        page.Events.Capacity = stretch.Rows.Count;
        foreach (var row in stretch.Rows)
            page.Events.Add(FeedMapping.ToMessage(row, service.EventSource));
        return page;
    }

    // Whoever names a position that was never given holds one of another feed, or the feed has been put back to an older state: events
    // would pass him by if he waited for it.
    private static RefusalException BeyondHead(long after, long head)
    {
        var text = new LocalizedText(
            $"Vị trí {after} vượt quá cuối luồng sự kiện ({head}).", $"The position {after} is beyond the end of the feed ({head}).");
        return new(PlatformErrors.SequenceBeyondHead, text)
        {
            FieldViolations = [new FieldViolation("after_sequence", text)],
            Metadata = new Dictionary<string, string> { ["head_sequence"] = head.ToString(CultureInfo.InvariantCulture) },
        };
    }
}
