using Dapper;
using Npgsql;

namespace AnTq.Benchmarks.Measures;

/// <summary>
/// Fills the tables of the awards service as so many recorded, granted and announced awards would: ten in a statement, twenty of an
/// organization.
/// </summary>
internal static class FilledAwards
{
    /// <summary>An award that is always there.</summary>
    public const string AwardName = "awards/00000000-01f4-7000-8000-000000000000";

    /// <summary>A statement that is always there.</summary>
    public const string StatementName = "awardStatements/full-25";

    /// <summary>An organization that always has awards.</summary>
    public const string OrganizationName = "organizations/full-25";

    private const string Id = "(lpad(to_hex(number), 12, '0') || '7000' || '8000' || '000000000000')::uuid";

    /// <summary>Fills them while the service does not run.</summary>
    public static async Task FillAsync(NpgsqlDataSource database, int awards)
    {
        await using var connection = await database.OpenConnectionAsync();
        foreach (var statement in Statements)
            await connection.ExecuteAsync(statement, new { awards }, commandTimeout: 300);
    }

    private static IEnumerable<string> Statements =>
    [
        $"""
        insert into award_statement
            (id, resource_id, title, award_count, last_position, collectives_sum, individuals_sum, version, created_at)
        select {Id}, 'full-' || number, 'Khen thưởng', 10, 10, 140, 160, 11, now() from generate_series(1, @awards / 10) number
        """,
        $"""
        insert into award
            (id, statement_id, position, organization_id, authority, stated_as, forms, span_start, span_end, span_start_is_approximate,
             collectives_form, collectives, individuals_form, individuals, document, decision_number, state, version, named_bytes, created_at)
        select {Id},
               (lpad(to_hex((number - 1) / 10 + 1), 12, '0') || '7000' || '8000' || '000000000000')::uuid,
               (number - 1) % 10 + 1, 'full-' || ((number - 1) % (@awards / 20) + 1), 3, '', 2, '2015-07-01', '2025-07-01', true,
               1, 14, 1, 16, 'Báo Lào Cai: 10 năm phong trào Toàn dân bảo vệ ANTQ', '', 2, 2, 0, now()
        from generate_series(1, @awards) number
        """,
        $"""
        insert into platform.request (request_id, caller, method, request_hash, response, recorded_at)
        select {Id}, 'development', 'antq.awards.v1.AwardService/RecordAwards', sha256('x'), convert_to(repeat('x', 250), 'UTF8'), now()
        from generate_series(1, @awards) number
        """,
        $$"""
        insert into platform.audit (recorded_at, caller, method, correlation_id, action, resource, after)
        select now(), 'development', 'antq.awards.v1.AwardService/RecordAwards', number::text, 'record', 'awards/' || {{Id}},
               '{"organization": "organizations/xa", "authority": {"authority": "GRANTING_AUTHORITY_PROVINCIAL_CHAIR"} }'
        from generate_series(1, @awards) number
        """,
        $$"""
        insert into platform.feed
            (position, event_id, type, subject, subject_version, routing_key, path, occurred_at, correlation_id, data_type, data)
        select number, {{Id}}, 'antq.awards.award.granted.v1', 'awards/' || {{Id}}, 2, 'awards.award.granted.1.2', '1.2', now(),
               number::text, 'antq.events.v1.AwardGranted', '{"award": "awards/' || {{Id}} || '", "formLabel": "' || repeat('x', 500) || '"}'
        from generate_series(1, @awards) number
        """,
        "update platform.feed_head set assigned = @awards",
        "update platform.feed_published set position = @awards",
        "vacuum analyze",
    ];
}
