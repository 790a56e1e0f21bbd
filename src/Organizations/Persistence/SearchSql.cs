namespace AnTq.Organizations.Persistence;

/// <summary>
/// The statement that finds organizations by name. The keys of what is looked for are made once, by the functions that make those of the
/// names (migration 0003). Beginnings are ranges, since a plan made without the query in view could not make them out of patterns.
/// </summary>
internal static class SearchSql
{
    private const string Toned = "(select toned from query)";
    private const string Plain = "(select plain from query)";

    // The type word may be in the query or not, and the mistake may be in it: candidates are looked for without its first words, too.
    private const string Query = """
        query as materialized (
            select toned, plain,
                organization_key_variants(plain)
                || organization_key_variants(regexp_replace(plain, '^[^ ]+ ', ''))
                || organization_key_variants(regexp_replace(plain, '^[^ ]+ [^ ]+ ', '')) as variants
            from organization_name_key(@Query) toned
            cross join organization_plain_key(toned) plain
        ),
        """;

    // The day for which a version's place is told: the day asked about, else its last one, or today while no end is known.
    private const string Day = """
        coalesce(@AsOf::date, case version.valid_to when 'infinity' then greatest(version.valid_from, @Today::date)
                    else version.valid_to - 1 end)
        """;

    private const string Columns = "version.organization_id, version.level, version.bare_key, version.valid_from, version.valid_to";

    private const string IsThat = $"(version.plain_key = {Plain} or version.plain_bare_key = {Plain})";

    private const string StartsSo = $"""
        (version.plain_key >= {Plain} and version.plain_key < {BehindAll}
                    or version.plain_bare_key >= {Plain} and version.plain_bare_key < {BehindAll})
        """;

    // The last character there is: no text that starts so comes behind it.
    private const string BehindAll = $"(select plain || U&'\\+10FFFF' from query)";

    private const string Contains = $"version.plain_key like '%' || {Plain} || '%'";

    private const string ContainsWordThatStartsSo = $"version.plain_key like '% ' || {Plain} || '%'";

    private const string IsThatWithDiacritics = $"case when {Toned} in (version.name_key, version.bare_key) then 1 else 2 end";

    private const string OneLetter = $"""
        organization_key_variants(version.plain_bare_key) && (select variants from query)
                and not {Contains}
                and (organization_keys_differ_by_one_letter(version.plain_key, {Plain})
                    or organization_keys_differ_by_one_letter(version.plain_bare_key, {Plain}))
        """;

    // On which days what stood below the organization, over any number of levels.
    private const string Below = """
        below (organization_id, valid_from, valid_to) as (
            select @WithinId::text collate "C", date '-infinity', date 'infinity'
            union
            select version.organization_id, greatest(version.valid_from, below.valid_from), least(version.valid_to, below.valid_to)
            from below
            join organization_version version on version.recorded_to = 'infinity' and version.parent_id = below.organization_id
                and version.valid_from < below.valid_to and version.valid_to > below.valid_from
        ),
        """;

    private const string IsBelow = $"""
        exists (
                    select from below
                    where below.organization_id = version.organization_id and below.organization_id <> @WithinId
                        and below.valid_from <= {Day} and below.valid_to > {Day})
        """;

    /// <summary>Reads the best matches of <c>@Query</c>, at most <c>@Limit</c>, in order, and nothing else of each organization.</summary>
    /// <remarks>
    /// Only the conditions that are asked for stand in the statement. Where better matches fill the answer, worse ones are not looked for:
    /// of those there may be many more.
    /// </remarks>
    public static string Best(SearchFilter filter) => $"""
        with recursive {Query}
        {(filter.WithinId is null ? "" : Below)}
        exact as materialized (
            {Hits(filter, IsThatWithDiacritics, IsThat)}
        ),
        prefix as materialized (
            {Hits(filter, "3", $"{StartsSo} and not {IsThat}", "exact")}
        ),
        fragment as materialized (
            {Hits(filter, "4", $"{(filter.OnlyWordStarts ? ContainsWordThatStartsSo : Contains)} and not {StartsSo}", "exact", "prefix")}
        ),
        one_letter as materialized (
            {Hits(filter, "5", filter.OnlyWordStarts ? "false" : OneLetter, "exact", "prefix", "fragment")}
        ),
        hit as (
            select * from exact union all select * from prefix union all select * from fragment union all select * from one_letter
        ),
        best as (
            select distinct on (organization_id) * from hit order by organization_id, match, valid_from desc
        ),
        found as (
            select * from best order by {Order("best")} limit @Limit
        ),
        lineage (id, day, above_id, ancestors, ancestor_names, path) as (
            select found.organization_id, found.day, version.parent_id, array[]::text[] collate "C", array[]::text[], organization.label
            from found
            join organization on organization.id = found.organization_id
            join organization_version version on version.organization_id = found.organization_id and version.recorded_to = 'infinity'
                and version.valid_from = found.valid_from
            union all
            select lineage.id, lineage.day, above.parent_id, above.organization_id || lineage.ancestors,
                above.name || lineage.ancestor_names, above.label || '.' || lineage.path
            from lineage
            cross join lateral (
                select version.organization_id, version.name, version.parent_id, organization.label
                from organization_version version
                join organization on organization.id = version.organization_id
                where version.organization_id = lineage.above_id and version.recorded_to = 'infinity'
                    and version.valid_from <= lineage.day and version.valid_to > lineage.day
                limit 1
            ) above
        )
        select organization.id, true as is_known, organization.version, organization.created_at, version.name, version.kind, version.level,
            version.type, version.parent_id, version.valid_from, nullif(version.valid_to, 'infinity') as valid_to,
            lineage.ancestors, lineage.ancestor_names, lineage.path, held.schemes, held.codes, found.match::smallint as match
        from found
        join organization on organization.id = found.organization_id
        join organization_version version on version.organization_id = found.organization_id and version.recorded_to = 'infinity'
            and version.valid_from = found.valid_from
        join lineage on lineage.id = found.organization_id and lineage.above_id is null
        cross join lateral (
            select array_agg(code.scheme order by code.scheme) as schemes, array_agg(code.code order by code.scheme) as codes
            from organization_code code
            where code.organization_id = found.organization_id and code.recorded_to = 'infinity'
                and code.valid_from <= found.day and code.valid_to > found.day
        ) held
        order by {Order("found")}
        """;

    private static string Order(string hits) => $"""
        {hits}.match, {hits}.valid_from <= @Today::date and {hits}.valid_to > @Today::date desc, {hits}.level, {hits}.bare_key,
                {hits}.valid_from desc, {hits}.organization_id
        """;

    private static string Hits(SearchFilter filter, string match, string condition, params string[] better)
    {
        List<string> conditions = ["version.recorded_to = 'infinity'", condition];
        if (filter.AsOf is not null)
            conditions.Add("version.valid_from <= @AsOf::date and version.valid_to > @AsOf::date");
        if (filter.Kinds is not null)
            conditions.Add("version.kind = any(@Kinds::smallint[])");
        if (filter.Levels is not null)
            conditions.Add("version.level = any(@Levels::smallint[])");
        if (filter.WithinId is not null)
            conditions.Add(IsBelow);
        if (better.Length > 0)
            conditions.Add($"(select count(distinct organization_id) from ({string.Join(" union all ", better.Select(Ids))}) better) < @Limit");
        return $"""
            select {Columns}, {match} as match, {Day} as day
            from organization_version version
            where {string.Join(" and ", conditions)}
            """;
    }

    private static string Ids(string hits) => $"select organization_id from {hits}";
}
