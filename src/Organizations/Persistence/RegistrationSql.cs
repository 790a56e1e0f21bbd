namespace AnTq.Organizations.Persistence;

/// <summary>The statements that register an organization.</summary>
internal static class RegistrationSql
{
    /// <summary>
    /// Reads what is known about the place of a new organization below <c>@ParentId</c> from <c>@From</c> to <c>@To</c>, with the codes
    /// <c>@Schemes</c> and <c>@Codes</c>. The parent's lineage is followed over all of these days, since the depth may change within.
    /// </summary>
    /// <remarks>
    /// Locks the codes until the transaction ends. Without, two that insert one code at once would wait for each other in the exclusion
    /// constraint until one is ended as a deadlock, instead of one hearing from it that the code is taken.
    /// </remarks>
    public const string Prepare = """
        with recursive span (valid) as (
            select daterange(@From::date, coalesce(@To::date, 'infinity'))
        ),
        known (organization_id, parent_id, valid) as not materialized (
            select organization_id, parent_id, daterange(valid_from, valid_to)
            from organization_version
            where recorded_to = 'infinity'
        ),
        lineage (organization_id, parent_id, valid, depth) as (
            select known.organization_id, known.parent_id, known.valid * span.valid, 1
            from span
            join known on known.organization_id = @ParentId and known.valid && span.valid
            union all
            select above.organization_id, above.parent_id, above.valid * lineage.valid, lineage.depth + 1
            from lineage
            cross join lateral (
                select * from known where known.organization_id = lineage.parent_id and known.valid && lineage.valid
            ) above
        ),
        first_day as (
            select array_agg(organization.id order by depth desc) as ancestors,
                string_agg(organization.label, '.' order by depth desc) as parent_path
            from lineage
            join organization on organization.id = lineage.organization_id
            where lineage.valid @> @From::date
        ),
        given (scheme, code) as (
            select * from unnest(@Schemes::smallint[], @Codes::text[]) order by 1, 2
        ),
        locked as materialized (
            select count(pg_advisory_xact_lock(hashtextextended(given.scheme || ':' || given.code, 0))) from given
        ),
        taken as (
            select held.code, held.organization_id, held.valid_from, held.valid_to
            from span
            cross join given
            join organization_code held on held.recorded_to = 'infinity' and held.scheme = given.scheme and held.code = given.code
                and daterange(held.valid_from, held.valid_to) && span.valid
            order by held.scheme, held.valid_from
            limit 1
        )
        select nextval('organization_label_number') as label_number,
            exists (select from organization where id = @ParentId) as parent_is_known,
            coalesce((select range_agg(lineage.valid) from lineage where depth = 1) @> span.valid, false) as parent_is_in_force,
            (select range_agg(known.valid)::text from known where known.organization_id = @ParentId) as parent_in_force,
            coalesce((select max(depth) from lineage), 0) as parent_depth,
            first_day.ancestors, first_day.parent_path,
            taken.code as taken_code, taken.organization_id as holder_id,
            taken.valid_from as held_from, nullif(taken.valid_to, 'infinity') as held_to
        from span
        cross join first_day
        cross join locked
        left join taken on true
        """;

    /// <summary>Adds an organization: $1 id, $2 label, $3 when recorded.</summary>
    public const string AddOrganization = "insert into organization (id, label, created_at) values ($1, $2, $3)";

    /// <summary>
    /// Adds its first version: $1 id, $2 first day, $3 first day no longer, $4 when recorded, $5 name, $6 kind, $7 level, $8 parent.
    /// </summary>
    public const string AddVersion = """
        insert into organization_version (organization_id, valid_from, valid_to, recorded_from, name, kind, level, parent_id)
        values ($1, $2, coalesce($3::date, 'infinity'), $4, $5, $6, $7, $8::text)
        """;

    /// <summary>Adds its codes: $1 id, $2 first day, $3 first day no longer, $4 when recorded, $5 schemes, $6 codes.</summary>
    public const string AddCodes = """
        insert into organization_code (organization_id, scheme, code, valid_from, valid_to, recorded_from)
        select $1, given.scheme, given.code, $2, coalesce($3::date, 'infinity'), $4
        from unnest($5::smallint[], $6::text[]) given (scheme, code)
        """;
}
