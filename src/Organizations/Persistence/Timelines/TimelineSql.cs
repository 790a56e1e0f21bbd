namespace AnTq.Organizations.Persistence;

/// <summary>The statements that read and write timelines: each one for any number of organizations.</summary>
internal static class TimelineSql
{
    /// <summary>Reads the organizations of <c>@Ids</c> that exist, with the known effects on them: a row for each, or one without.</summary>
    public const string Load = """
        select organization.id, organization.label, organization.version, organization.created_at,
            effect.id as row_id, effect.change_id, effect.effective_date, effect.place, effect.starts, effect.ends, effect.name, effect.kind,
            effect.level, effect.type, effect.sets_parent, effect.parent_id, effect.code_schemes, effect.codes
        from unnest(@Ids::text[]) given (id)
        join organization on organization.id = given.id
        left join organization_effect effect on effect.organization_id = organization.id and effect.recorded_to = 'infinity'
        """;

    /// <summary>Registers organizations: $1 ids, $2 labels, $3 when recorded.</summary>
    public const string AddOrganizations = """
        insert into organization (id, label, created_at)
        select given.id, given.label, $3 from unnest($1::text[], $2::text[]) given (id, label)
        """;

    /// <summary>Raises the versions of organizations: $1 ids.</summary>
    public const string RaiseVersions = "update organization set version = version + 1 where id = any ($1::text[])";

    /// <summary>Ends the recorded time of effects: $1 rows, $2 when.</summary>
    public const string EndEffects = "update organization_effect set recorded_to = $2 where id = any ($1::bigint[])";

    /// <summary>Adds effects of a change: $1 rows as JSON, named as the columns; $2 the change, $3 when recorded.</summary>
    public const string AddEffects = """
        insert into organization_effect (
            change_id, organization_id, effective_date, place, starts, ends, name, kind, level, type, sets_parent, parent_id,
            code_schemes, codes, recorded_from)
        select $2, organization_id, effective_date, place, starts, ends, name, kind, level, type, sets_parent, parent_id,
            code_schemes, codes, $3
        from jsonb_to_recordset($1::jsonb) given (
            organization_id text, effective_date date, place smallint, starts boolean, ends boolean, name text, kind smallint,
            level smallint, type smallint, sets_parent boolean, parent_id text, code_schemes smallint[], codes text[])
        """;

    /// <summary>Ends the recorded time of a change's lineage: $1 the change, $2 when.</summary>
    public const string EndLineage =
        "update organization_lineage set recorded_to = $2 where change_id = $1 and recorded_to = 'infinity'";

    /// <summary>Adds lineage: $1 predecessors, $2 successors, $3 days, $4 extents, $5 the change, $6 when recorded.</summary>
    public const string AddLineage = """
        insert into organization_lineage (change_id, predecessor_id, successor_id, effective_date, extent, recorded_from)
        select $5, given.* , $6 from unnest($1::text[], $2::text[], $3::date[], $4::smallint[]) given
        """;

    /// <summary>Ends the recorded time of versions: $1 organizations, $2 first days, $3 when.</summary>
    public const string EndVersions = """
        update organization_version version set recorded_to = $3
        from unnest($1::text[], $2::date[]) given (id, day)
        where version.organization_id = given.id and version.valid_from = given.day and version.recorded_to = 'infinity'
        """;

    /// <summary>
    /// Adds versions: $1 organizations, $2 first days, $3 first days no longer, $4 names, $5 kinds, $6 levels, $7 types, $8 parents,
    /// $9 when recorded.
    /// </summary>
    public const string AddVersions = """
        insert into organization_version (organization_id, valid_from, valid_to, name, kind, level, type, parent_id, recorded_from)
        select given.id, given.valid_from, coalesce(given.valid_to, 'infinity'), given.name, given.kind, given.level, given.type,
            given.parent_id, $9
        from unnest($1::text[], $2::date[], $3::date[], $4::text[], $5::smallint[], $6::smallint[], $7::smallint[], $8::text[])
            given (id, valid_from, valid_to, name, kind, level, type, parent_id)
        """;

    /// <summary>Ends the recorded time of codes: $1 organizations, $2 schemes, $3 first days, $4 when.</summary>
    public const string EndCodes = """
        update organization_code code set recorded_to = $4
        from unnest($1::text[], $2::smallint[], $3::date[]) given (id, scheme, day)
        where code.organization_id = given.id and code.scheme = given.scheme and code.valid_from = given.day
            and code.recorded_to = 'infinity'
        """;

    /// <summary>
    /// Adds codes: $1 organizations, $2 schemes, $3 codes, $4 first days, $5 first days no longer, $6 when recorded.
    /// </summary>
    public const string AddCodes = """
        insert into organization_code (organization_id, scheme, code, valid_from, valid_to, recorded_from)
        select given.id, given.scheme, given.code, given.valid_from, coalesce(given.valid_to, 'infinity'), $6
        from unnest($1::text[], $2::smallint[], $3::text[], $4::date[], $5::date[]) given (id, scheme, code, valid_from, valid_to)
        """;
}
