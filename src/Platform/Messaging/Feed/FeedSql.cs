using System.Text;
using Npgsql;

namespace AnTq.Platform.Messaging;

/// <summary>The statement by which the feed is read for its callers, and reading what it answers.</summary>
internal static class FeedSql
{
    /// <summary>
    /// How many positions one statement looks through. Positions have no gaps, so this bounds its work however few events fit: some
    /// milliseconds.
    /// </summary>
    public const int Window = 10_000;

    // Within 1 MiB of answer, with what a message has beside its texts.
    private const int MaximumBytes = OutboxRow.MaximumDataBytes;
    private const int BytesBesideData = 1024;

    /// <summary>
    /// Rows of head and event; one row without an event when none fits. Parameters: the position behind which to begin, the greatest
    /// number of events, then the filter's patterns.
    /// </summary>
    public static string Stretch(FeedFilter filter) =>
        $"""
        select head.assigned, found.*
        from platform.feed_head head
        left join lateral
        (
            select position, event_id, type, subject, subject_version, routing_key, path, org_unit, occurred_at, correlation_id,
                   trace_parent, data_type, data
            from platform.feed
            where position > $1 and position <= least(least($1, head.assigned) + {Window}, head.assigned){Conditions(filter)}
            order by position
            limit $2
        ) found on true
        """;

    /// <summary>Reads the answer to the end, or to where it becomes too large.</summary>
    public static async Task<FeedStretch> ReadStretchAsync(
        NpgsqlDataReader reader, long after, int limit, CancellationToken cancellationToken)
    {
        var rows = new List<FeedRow>();
        var (head, bytes) = (0L, 0L);
        while (await reader.ReadAsync(cancellationToken))
        {
            head = reader.GetInt64(0);
            if (await reader.IsDBNullAsync(1, cancellationToken))
                break;
            var row = ReadRow(reader);
            bytes += Encoding.UTF8.GetByteCount(row.Data) + BytesBesideData;
            if (bytes > MaximumBytes && rows.Count > 0)
                return new FeedStretch(rows, rows[^1].Position, head);
            rows.Add(row);
        }

        if (rows.Count == limit)
            return new FeedStretch(rows, rows[^1].Position, head);
        return new FeedStretch(rows, after < head ? Math.Min(after + Window, head) : after, head);
    }

    private static string Conditions(FeedFilter filter)
    {
        var conditions = new StringBuilder();
        var parameter = 2;
        if (filter.TypePatterns is not null)
            conditions.Append(null, $" and type || '.' like any(${++parameter})");
        if (filter.PathPattern is not null)
            conditions.Append(null, $" and path || '.' like ${++parameter}");
        return conditions.ToString();
    }

    private static FeedRow ReadRow(NpgsqlDataReader reader) => new(
        reader.GetInt64(1),
        reader.GetGuid(2),
        reader.GetString(3),
        reader.GetString(4),
        reader.GetInt64(5),
        reader.GetString(6),
        reader.GetString(7),
        reader.IsDBNull(8) ? null : reader.GetString(8),
        reader.GetFieldValue<DateTimeOffset>(9),
        reader.GetString(10),
        reader.IsDBNull(11) ? null : reader.GetString(11),
        reader.GetString(12),
        reader.GetString(13));
}
