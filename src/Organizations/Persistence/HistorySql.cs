namespace AnTq.Organizations.Persistence;

/// <summary>The statements that read all that is held to be true of organizations, over all days.</summary>
internal static class HistorySql
{
    /// <summary>Reads who bears <c>@Code</c> of <c>@Scheme</c> on which days.</summary>
    public const string Bearers = """
        select code.organization_id, code.valid_from, nullif(code.valid_to, 'infinity') as valid_to
        from organization_code code
        where code.recorded_to = 'infinity' and code.scheme = @Scheme::smallint and code.code = @Code
        order by code.valid_from
        """;

    /// <summary>The organizations themselves, of <c>@Ids</c>.</summary>
    public static string Organizations(bool areChosen) => $"""
        select organization.id, organization.label, organization.version, organization.created_at
        from organization
        {(areChosen ? "where organization.id = any(@Ids)" : "")}
        order by organization.id
        """;

    /// <summary>Their versions, the oldest first.</summary>
    public static string Versions(bool areChosen) => $"""
        select version.organization_id, version.valid_from, nullif(version.valid_to, 'infinity'), version.name, version.kind, version.level,
            version.type, version.parent_id
        from organization_version version
        where version.recorded_to = 'infinity' {(areChosen ? "and version.organization_id = any(@Ids)" : "")}
        order by version.organization_id, version.valid_from
        """;

    /// <summary>Their codes, by first day and scheme.</summary>
    public static string Codes(bool areChosen) => $"""
        select code.organization_id, code.valid_from, nullif(code.valid_to, 'infinity'), code.scheme, code.code
        from organization_code code
        where code.recorded_to = 'infinity' {(areChosen ? "and code.organization_id = any(@Ids)" : "")}
        order by code.organization_id, code.valid_from, code.scheme
        """;

    /// <summary>The links from and to them.</summary>
    public static string Steps(bool areChosen) => $"""
        select step.predecessor_id, step.successor_id, step.effective_date, step.extent
        from organization_lineage step
        where step.recorded_to = 'infinity' {(areChosen ? "and (step.predecessor_id = any(@Ids) or step.successor_id = any(@Ids))" : "")}
        order by step.effective_date, step.predecessor_id, step.successor_id
        """;
}
