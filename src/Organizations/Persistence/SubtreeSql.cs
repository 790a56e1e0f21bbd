namespace AnTq.Organizations.Persistence;

/// <summary>The statements that read what stands below an organization on <c>@AsOf</c>, or all that stands.</summary>
internal static class SubtreeSql
{
    private const string CountAll = $"""
        select version.kind, version.level, version.type, count(*)::int as count
        from organization_version version
        where {OrganizationSql.OnTheDay}
        group by 1, 2, 3
        order by 1, 2, 3
        """;

    // The planner cannot know how few stand below one; the offset keeps it from scanning all versions instead of looking children up.
    private const string CountBelow = $"""
        with recursive below (id, kind, level, type) as (
            select version.organization_id, version.kind, version.level, version.type
            from organization_version version
            where version.parent_id = @Id and {OrganizationSql.OnTheDay}
            union all
            select children.organization_id, children.kind, children.level, children.type
            from below
            cross join lateral (
                select version.organization_id, version.kind, version.level, version.type
                from organization_version version
                where version.parent_id = below.id and {OrganizationSql.OnTheDay}
                offset 0
            ) children
        )
        select kind, level, type, count(*)::int as count
        from below
        group by 1, 2, 3
        order by 1, 2, 3
        """;

    /// <summary>Reads the rows that <c>@Kinds</c> and <c>@Levels</c> choose, each before what is below it.</summary>
    /// <param name="filter">Which part of the tree.</param>
    public static string Descend(SubtreeFilter filter) => $"""
        with recursive asked as (
            select organization.id, {OrganizationSql.Columns}
            from organization_version version
            join organization on organization.id = version.organization_id
            where {(filter.Id is null ? "version.parent_id is null" : "version.organization_id = @Id")} and {OrganizationSql.OnTheDay}
        ),
        {OrganizationSql.Lineage},
        subtree (id, ancestors, path) as (
            select lineage.id, lineage.ancestors, lineage.path
            from lineage
            where lineage.above_id is null
            union all
            select version.organization_id, subtree.ancestors || subtree.id, subtree.path || '.' || organization.label
            from subtree
            join organization_version version on version.parent_id = subtree.id and {OrganizationSql.OnTheDay}
            join organization on organization.id = version.organization_id
        )
        select organization.id, {OrganizationSql.Columns}, subtree.ancestors, subtree.path, held.schemes, held.codes
        from subtree
        join organization on organization.id = subtree.id
        join organization_version version on version.organization_id = subtree.id and {OrganizationSql.OnTheDay}
        cross join lateral (
            select {OrganizationSql.Codes}
            from organization_code code
            where code.organization_id = subtree.id and {OrganizationSql.CodeOnTheDay}
        ) held
        where (cardinality(@Kinds::smallint[]) = 0 or version.kind = any(@Kinds))
            and (cardinality(@Levels::smallint[]) = 0 or version.level = any(@Levels))
        order by subtree.ancestors || subtree.id
        """;

    /// <summary>Counts what stands below <c>@Id</c>, without itself, or everything.</summary>
    /// <param name="id">The organization; null for all.</param>
    public static string Count(string? id) => id is null ? CountAll : CountBelow;
}
