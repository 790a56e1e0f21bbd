namespace AnTq.Organizations.Persistence;

/// <summary>The statements that read organizations as they are on a day, with everything that belongs to them, in one round trip.</summary>
internal static class OrganizationSql
{
    /// <summary>Reads the organizations of <c>@Ids</c> on <c>@AsOf</c>: a row for each id, known or not.</summary>
    public const string ByIds = $"""
        with recursive asked as (
            select given.id, {Columns}
            from unnest(@Ids::text[]) given (id)
            left join organization on organization.id = given.id
            left join organization_version version on version.organization_id = given.id and {OnTheDay}
        ),
        {Rest}
        """;

    /// <summary>Limits <c>version</c> to what we now hold to be true of the day.</summary>
    internal const string OnTheDay =
        "version.recorded_to = 'infinity' and version.valid_from <= @AsOf::date and version.valid_to > @AsOf::date";

    /// <summary>What is read of <c>organization</c> and <c>version</c>.</summary>
    internal const string Columns = """
        organization.id is not null as is_known, organization.label, organization.version, organization.created_at,
                version.name, version.kind, version.level, version.type, version.parent_id,
                version.valid_from, nullif(version.valid_to, 'infinity') as valid_to
        """;

    // At most one: a code has one holder at a time.
    private const string HoldsCode = $"""
        version.organization_id = (
            select code.organization_id
            from organization_code code
            where {CodeOnTheDay} and code.scheme = @Scheme::smallint and code.code = @Code)
        """;

    /// <summary>Lets all of <c>asked</c> climb to the tops of their trees together, one level a step.</summary>
    // There is one version a day anyway; the limit makes the planner, which cannot know how narrow a tree gets, look each parent up
    // instead of scanning for all of them.
    internal const string Lineage = $"""
        lineage (id, above_id, ancestors, path) as (
            select asked.id, asked.parent_id, array[]::text[] collate "C", asked.label
            from asked
            where asked.name is not null
            union all
            select lineage.id, above.parent_id, above.organization_id || lineage.ancestors, above.label || '.' || lineage.path
            from lineage
            cross join lateral (
                select version.organization_id, version.parent_id, organization.label
                from organization_version version
                join organization on organization.id = version.organization_id
                where version.organization_id = lineage.above_id and {OnTheDay}
                limit 1
            ) above
        )
        """;

    /// <summary>What is read of the codes of one organization.</summary>
    internal const string Codes =
        "array_agg(code.scheme order by code.scheme) as schemes, array_agg(code.code order by code.scheme) as codes";

    /// <summary>Limits <c>code</c> to what we now hold to be true of the day.</summary>
    internal const string CodeOnTheDay =
        "code.recorded_to = 'infinity' and code.valid_from <= @AsOf::date and code.valid_to > @AsOf::date";

    private const string Rest = $"""
        {Lineage}
        select asked.*, lineage.ancestors, lineage.path, held.schemes, held.codes
        from asked
        left join lineage on lineage.id = asked.id and lineage.above_id is null
        cross join lateral (
            select {Codes}
            from organization_code code
            where code.organization_id = asked.id and {CodeOnTheDay}
        ) held
        order by asked.id
        """;

    /// <summary>Reads a page after <c>@After</c> of the organizations in force on <c>@AsOf</c>, at most <c>@Limit</c>.</summary>
    /// <remarks>Only the conditions that are asked for stand in the statement, so that each is planned by its own index.</remarks>
    public static string Page(OrganizationFilter filter)
    {
        List<string> conditions = [OnTheDay];
        if (filter.After is not null)
            conditions.Add("version.organization_id > @After");
        if (filter.ParentId is not null)
            conditions.Add("version.parent_id = @ParentId");
        if (filter.Kind is not null)
            conditions.Add("version.kind = @Kind::smallint");
        if (filter.Level is not null)
            conditions.Add("version.level = @Level::smallint");
        if (filter.Type is not null)
            conditions.Add("version.type = @Type::smallint");
        if (filter.Code is not null)
            conditions.Add(HoldsCode);
        return $"""
            with recursive page as (
                select *
                from organization_version version
                where {string.Join(" and ", conditions)}
                order by version.organization_id
                limit @Limit
            ),
            asked as (
                select organization.id, {Columns}
                from page version
                join organization on organization.id = version.organization_id
            ),
            {Rest}
            """;
    }
}
