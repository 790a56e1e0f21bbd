namespace AnTq.Platform.LocalCopy;

/// <summary>The statements of the copy.</summary>
internal static class CopySql
{
    /// <summary>
    /// Reads <c>@Names</c> as they were on <c>@AsOf</c>. One of which something above is not there (yet) does not come.
    /// </summary>
    public const string OnDay = """
        with recursive lineage (name, display_name, above, ancestors, path) as (
            select copy.name, version.display_name, version.parent, array[]::text[] collate "C", copy.label
            from unnest(@Names::text[]) asked (name)
            join platform.organization_copy copy on copy.name = asked.name
            join platform.organization_copy_version version
                on version.name = copy.name and version.valid_from <= @AsOf::date and version.valid_to > @AsOf::date
            union all
            select lineage.name, lineage.display_name, version.parent, lineage.above || lineage.ancestors, copy.label || '.' || lineage.path
            from lineage
            join platform.organization_copy copy on copy.name = lineage.above
            join platform.organization_copy_version version
                on version.name = copy.name and version.valid_from <= @AsOf::date and version.valid_to > @AsOf::date
            where cardinality(lineage.ancestors) < 12
        )
        select name, display_name, path, ancestors from lineage where above is null
        """;

    /// <summary>Reads the position up to which the copy is filled.</summary>
    public const string Position = "select position from platform.organization_copy_position";

    /// <summary>Reads the position and makes all others wait that want to change the copy.</summary>
    public const string LockPosition = $"{Position} for update";

    /// <summary>Notes the position <c>$1</c>.</summary>
    public const string SetPosition = "update platform.organization_copy_position set position = $1";

    /// <summary>Removes the versions of the organizations <c>$1</c> of which a later state than the one known, <c>$2</c>, is there.</summary>
    public const string RemoveVersions = """
        delete from platform.organization_copy_version version
        using unnest($1::text[], $2::bigint[]) given (name, subject_version)
        join platform.organization_copy copy on copy.name = given.name and copy.subject_version < given.subject_version
        where version.name = given.name
        """;

    /// <summary>Notes the later states: names <c>$1</c>, versions of the subject <c>$2</c>, labels <c>$3</c>.</summary>
    public const string SetOrganizations = """
        insert into platform.organization_copy as copy (name, subject_version, label)
        select * from unnest($1::text[], $2::bigint[], $3::text[])
        on conflict (name) do update set subject_version = excluded.subject_version, label = excluded.label
        where copy.subject_version < excluded.subject_version
        """;

    /// <summary>
    /// Adds versions where the state they belong to is the one noted: names <c>$1</c>, versions of the subject <c>$2</c>, first days
    /// <c>$3</c>, ends <c>$4</c>, names on those days <c>$5</c>, parents <c>$6</c>.
    /// </summary>
    public const string AddVersions = """
        insert into platform.organization_copy_version (name, valid_from, valid_to, display_name, parent)
        select given.name, given.valid_from, given.valid_to, given.display_name, nullif(given.parent, '')
        from unnest($1::text[], $2::bigint[], $3::date[], $4::date[], $5::text[], $6::text[])
            given (name, subject_version, valid_from, valid_to, display_name, parent)
        join platform.organization_copy copy on copy.name = given.name and copy.subject_version = given.subject_version
        on conflict do nothing
        """;

    /// <summary>Empties the copy.</summary>
    public const string Empty = """
        truncate platform.organization_copy, platform.organization_copy_version;
        update platform.organization_copy_position set position = 0
        """;
}
