using Dapper;
using Npgsql;

namespace AnTq.Load;

/// <summary>How far the awards service's events have come.</summary>
/// <param name="Waiting">Events without a position.</param>
/// <param name="Assigned">The last position given.</param>
/// <param name="Published">The position up to which the broker has confirmed everything.</param>
public sealed record Backlog(long Waiting, long Assigned, long Published)
{
    /// <summary>Number of events that have not reached the broker yet.</summary>
    public long Count => Waiting + Assigned - Published;

    internal static async Task<Backlog> ReadAsync(NpgsqlConnection awards) => await awards.QuerySingleAsync<Backlog>(
        """
        select (select count(*) from platform.outbox) as Waiting, head.assigned, published.position as Published
        from platform.feed_head head cross join platform.feed_published published
        """);
}
