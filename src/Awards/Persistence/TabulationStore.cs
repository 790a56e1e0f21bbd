using AnTq.Awards.Domain;
using AnTq.Awards.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Persistence;

namespace AnTq.Awards.Persistence;

/// <summary>Tabulates awards in the database: at most one row per authority and set of forms leaves it, 7 × 15 in all.</summary>
internal sealed class TabulationStore(Database database)
{
    private const string Groups =
        """
        select authority, forms,
               coalesce(sum(collectives), 0) as collectives, bool_or(collectives is null) as collectives_not_stated,
               coalesce(sum(individuals), 0) as individuals, bool_or(individuals is null) as individuals_not_stated,
               case when min(stated_as) = max(stated_as) then min(stated_as) end as shared_wording
        from award
        """;

    /// <summary>Of the granted records of one organization.</summary>
    public const string OfOrganization = $"""
        {Groups}
        where organization_id = @organizationId and state = 2
        group by authority, forms
        """;

    /// <summary>Of one statement's records. A statement without records answers with one row without authority.</summary>
    public const string OfStatement = $"""
        select s.declared_collectives, s.declared_individuals, t.*
        from award_statement s
        left join lateral
        (
            {Groups}
            where statement_id = s.id and (@organizationId::text is null or organization_id = @organizationId)
            group by authority, forms
        ) t on true
        where s.resource_id = @statementId
        """;

    /// <summary>Tabulates the granted records of one organization.</summary>
    public async Task<AwardTable> OfOrganizationAsync(string organizationId, Call call) =>
        ToTable(await database.QueryAsync<TabulationRow>(OfOrganization, new { organizationId }, call));

    /// <summary>Tabulates the records of one statement, and reads the totals that it declares.</summary>
    /// <param name="statementId">The statement.</param>
    /// <param name="organizationId">Only records of this organization; null for all.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="Platform.Errors.RefusalException">There is no such statement.</exception>
    public async Task<(AwardTable Table, Totals? Declared)> OfStatementAsync(string statementId, string? organizationId, Call call)
    {
        var rows = await database.QueryAsync<TabulationRow>(OfStatement, new { statementId, organizationId }, call);
        if (rows.Count == 0)
            throw StatementErrors.NotFound(ResourceNames.Statement(statementId));
        var declared = rows[0] is { DeclaredCollectives: { } collectives, DeclaredIndividuals: { } individuals }
            ? new Totals(collectives, individuals)
            : null;
        return (ToTable(rows.Where(row => row.Authority is not null)), declared);
    }

    private static AwardTable ToTable(IEnumerable<TabulationRow> rows) => new(rows.Select(row => new AwardTableRow(
        (GrantingAuthority)row.Authority!.Value,
        row.SharedWording,
        FormSet.FromBits(row.Forms),
        new AwardNumbers(row.Collectives, row.Individuals, row.CollectivesNotStated, row.IndividualsNotStated))));
}

/// <summary>All records of one authority and set of forms.</summary>
internal sealed class TabulationRow
{
    public int? DeclaredCollectives { get; init; }

    public int? DeclaredIndividuals { get; init; }

    public short? Authority { get; init; }

    public short Forms { get; init; }

    public long Collectives { get; init; }

    public bool CollectivesNotStated { get; init; }

    public long Individuals { get; init; }

    public bool IndividualsNotStated { get; init; }

    public string? SharedWording { get; init; }
}
