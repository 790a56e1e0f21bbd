using Dapper;
using Npgsql;

namespace AnTq.Load;

/// <summary>What the tables of both services hold at one moment.</summary>
internal sealed record SuiteState
{
    public required IReadOnlyList<StatementState> Statements { get; init; }

    public required IReadOnlyList<AwardState> Awards { get; init; }

    public required IReadOnlyList<FeedState> Feed { get; init; }

    public required Backlog Backlog { get; init; }

    public required IReadOnlyDictionary<string, long> Audits { get; init; }

    public required IReadOnlyList<NoticeState> Notices { get; init; }

    public required long Notified { get; init; }

    internal sealed record StatementState(string Id, short State, int AwardCount);

    internal sealed record AwardState(string Name, string Statement, int Position, short State);

    internal sealed record FeedState(long Position, Guid EventId, string Subject);

    internal sealed record NoticeState(string Subject, string Organization, Guid EventId);

    public static async Task<SuiteState> ReadAsync(NpgsqlDataSource awards, NpgsqlDataSource notifications)
    {
        await using var ofAwards = await awards.OpenConnectionAsync();
        await using var snapshot = await ofAwards.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await using var ofNotifications = await notifications.OpenConnectionAsync();
        return new SuiteState
        {
            Statements = (await ofAwards.QueryAsync<StatementState>(
                "select resource_id as Id, state, award_count as AwardCount from award_statement")).AsList(),
            Awards = (await ofAwards.QueryAsync<AwardState>(
                """
                select 'awards/' || award.id as Name, statement.resource_id as Statement, award.position, award.state
                from award join award_statement statement on statement.id = award.statement_id
                """)).AsList(),
            Feed = (await ofAwards.QueryAsync<FeedState>(
                "select position, event_id as EventId, subject from platform.feed order by position")).AsList(),
            Backlog = await Backlog.ReadAsync(ofAwards),
            Audits = (await ofAwards.QueryAsync<(string Action, long Count)>("select action, count(*) from platform.audit group by action"))
                .ToDictionary(row => row.Action, row => row.Count),
            Notices = (await ofNotifications.QueryAsync<NoticeState>(
                "select subject, organization, event_id as EventId from notice")).AsList(),
            Notified = await ofNotifications.ExecuteScalarAsync<long>("select count(*) from platform.audit where action = 'notify'"),
        };
    }
}
