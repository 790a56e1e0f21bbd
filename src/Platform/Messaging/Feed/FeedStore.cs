using Dapper;
using Npgsql;

namespace AnTq.Platform.Messaging;

/// <summary>
/// The feed's tables. Events get their positions here, in a transaction of their own behind the business transactions that wrote them:
/// a number taken inside those would become visible out of order, and readers would pass over it.
/// </summary>
internal sealed class FeedStore(NpgsqlDataSource dataSource)
{
    private const string Columns =
        """
        event_id, type, subject, subject_version, routing_key, path, org_unit, occurred_at, correlation_id, trace_parent, data_type, data
        """;

    /// <summary>Whether events wait for their positions. Cheap, and writes nothing: for polling.</summary>
    public async Task<bool> HasWaitingAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("select exists (select from platform.outbox)");
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Gives the oldest waiting events the next positions.</summary>
    /// <returns>Their number, and the last position that was given.</returns>
    public async Task<(int Count, long Last)> AssignAsync(int limit, CancellationToken cancellationToken)
    {
        await using var batch = dataSource.CreateBatch();
        // Whoever holds this row gives positions: two at once would wait for one another, never give one twice. A statement of its own,
        // so that the next one sees what the holder before has done.
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select 1 from platform.feed_head for update"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            $"""
            with waiting as (
                delete from platform.outbox
                where id in (select id from platform.outbox order by id limit $1)
                returning *
            ), placed as (
                insert into platform.feed (position, {Columns})
                select head.assigned + row_number() over (order by waiting.id), {Columns}
                from waiting cross join platform.feed_head head
                returning 1
            )
            update platform.feed_head set assigned = assigned + (select count(*) from placed)
            where exists (select from placed)
            returning (select count(*) from placed), assigned
            """)
        {
            Parameters = { new NpgsqlParameter<int> { TypedValue = limit } },
        });
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? ((int)reader.GetInt64(0), reader.GetInt64(1)) : (0, 0);
    }

    /// <summary>The events behind a position, in order.</summary>
    public async Task<IReadOnlyList<FeedRow>> ReadAsync(long after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<FeedRow>(new CommandDefinition(
            $"select position, {Columns} from platform.feed where position > @after order by position limit @limit",
            new { after, limit },
            cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>
    /// The events behind a position that fit a filter, in order. Looks through a bounded number of positions, since those that fit may be
    /// rare, and ends early where events are large.
    /// </summary>
    public async Task<FeedStretch> ReadAsync(long after, FeedFilter filter, int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(FeedSql.Stretch(filter));
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        if (filter.TypePatterns is { } types)
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = types });
        if (filter.PathPattern is { } path)
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = path });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await FeedSql.ReadStretchAsync(reader, after, limit, cancellationToken);
    }

    /// <summary>The last position given.</summary>
    public async Task<long> ReadAssignedAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("select assigned from platform.feed_head");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>The position up to which the broker has confirmed everything.</summary>
    public async Task<long> ReadPublishedAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("select position from platform.feed_published");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Notes up to where the broker has confirmed everything. Never goes back.</summary>
    public async Task MarkPublishedAsync(long position, CancellationToken cancellationToken)
    {
        await using var batch = dataSource.CreateBatch();
        // Losing this in a crash of the database repeats events, which is allowed, and is worth not waiting for the disk.
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select set_config('synchronous_commit', 'off', true)"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("update platform.feed_published set position = $1 where position < $1")
        {
            Parameters = { new NpgsqlParameter<long> { TypedValue = position } },
        });
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
