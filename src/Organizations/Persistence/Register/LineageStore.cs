using AnTq.Organizations.Domain.Register;
using AnTq.Organizations.V1;
using AnTq.Platform.Mutations;

namespace AnTq.Organizations.Persistence;

/// <summary>Reads what an import of lineage is compared with, in its transaction.</summary>
internal static class LineageStore
{
    // Code by code through the indexes, whatever the planner knows of tables that an import has just filled: `offset 0` keeps it from
    // joining them the other way round, which takes minutes.
    private const string Bearers = """
        select asked.place::integer as place, code.organization_id
        from unnest(@Levels::smallint[], @Codes::text[], @Days::date[]) with ordinality asked (level, code, day, place)
        cross join lateral (
            select organization_id
            from organization_code
            where recorded_to = 'infinity' and scheme = @Scheme::smallint and code = asked.code
                and valid_from <= asked.day and valid_to > asked.day
            offset 0
        ) code
        cross join lateral (
            select 1
            from organization_version
            where recorded_to = 'infinity' and organization_id = code.organization_id
                and kind = @Kind::smallint and level = asked.level
                and valid_from <= asked.day and valid_to > asked.day
            offset 0
        ) version
        """;

    private const string Known = """
        select id as row_id, predecessor_id, successor_id, effective_date as day, extent
        from organization_lineage
        where recorded_to = 'infinity' and predecessor_id = any (@Ids) and effective_date = any (@Days)
        """;

    /// <summary>Finds the units that the rows name.</summary>
    public static async Task<IReadOnlyList<PlacedLink>> PlaceAsync(WriteScope scope, IReadOnlyList<LinkRow> rows)
    {
        var predecessors = await BearersAsync(scope, [.. rows.Select(row => (row.Predecessor, row.Day.AddDays(-1)))]);
        var successors = await BearersAsync(scope, [.. rows.Select(row => (row.Successor, row.Day))]);
        return [.. rows.Select((row, place) =>
            new PlacedLink(row, predecessors.GetValueOrDefault(place + 1), successors.GetValueOrDefault(place + 1)))];
    }

    /// <summary>The links known of the rows' predecessors and days.</summary>
    public static Task<IReadOnlyList<KnownLink>> LoadAsync(WriteScope scope, IReadOnlyCollection<PlacedLink> links) =>
        scope.QueryAsync<KnownLink>(Known, new
        {
            Ids = links.Select(link => link.PredecessorId).OfType<string>().Distinct().ToArray(),
            Days = links.Select(link => link.Row.Day).Distinct().ToArray(),
        });

    private static async Task<Dictionary<int, string>> BearersAsync(WriteScope scope, IReadOnlyList<(UnitKey Key, DateOnly Day)> asked)
    {
        var found = await scope.QueryAsync<Bearer>(Bearers, new
        {
            Levels = asked.Select(one => (short)one.Key.Level).ToArray(),
            Codes = asked.Select(one => one.Key.Code).ToArray(),
            Days = asked.Select(one => one.Day).ToArray(),
            Scheme = (int)CodeScheme.GeneralStatisticsOffice,
            Kind = (int)OrganizationKind.AdministrativeUnit,
        });
        return found.ToDictionary(bearer => bearer.Place, bearer => bearer.OrganizationId);
    }

    private sealed record Bearer(int Place, string OrganizationId);
}
