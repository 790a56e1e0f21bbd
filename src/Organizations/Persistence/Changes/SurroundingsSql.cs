namespace AnTq.Organizations.Persistence;

/// <summary>The statements that read what is around a change.</summary>
internal static class SurroundingsSql
{
    /// <summary>
    /// Reads the ids of what a change concerns, at most <c>@Limit</c>: the organizations <c>@Ids</c>, what stands below <c>@Ending</c> after
    /// the day before <c>@Day</c>, through committees (kind 3), which end along, and whatever any of these has stood below.
    /// </summary>
    /// <remarks>A fence (offset 0) keeps each step a lookup by index: the planner takes what is found so far to be much.</remarks>
    public const string Ids = """
        with recursive ended (id) as (
            select unnest(@Ending::text[]) collate "C"
            union
            select below.id
            from ended
            cross join lateral (
                select child.organization_id as id
                from organization_version child
                where child.parent_id = ended.id and child.recorded_to = 'infinity' and child.kind = 3 and child.valid_to > @Day::date
                offset 0) below
        ),
        above (id) as (
            (select unnest(@Ids::text[]) collate "C"
            union
            select id from ended
            union
            select below.id
            from ended
            cross join lateral (
                select child.organization_id as id
                from organization_version child
                where child.parent_id = ended.id and child.recorded_to = 'infinity' and child.valid_to > @Day::date
                offset 0) below)
            union
            select upper.id
            from above
            cross join lateral (
                select effect.parent_id as id
                from organization_effect effect
                where effect.organization_id = above.id and effect.recorded_to = 'infinity' and effect.parent_id is not null
                offset 0) upper
        )
        select id from above limit @Limit
        """;

    /// <summary>
    /// Reads what other than <c>@Affected</c> stands below <c>@Ids</c> on days outside of <c>@From</c> to <c>@To</c>, and whose change put it
    /// there.
    /// </summary>
    public const string Remaining = """
        select given.id as above_id, child.organization_id as id, child.name, (
            select effect.change_id
            from organization_effect effect
            where effect.organization_id = child.organization_id and effect.recorded_to = 'infinity' and effect.sets_parent
                and effect.effective_date <= child.valid_from
            order by effect.effective_date desc, effect.place desc
            limit 1) as change_id
        from unnest(@Ids::text[], @From::date[], @To::date[]) given (id, valid_from, valid_to)
        join organization_version child on child.parent_id = given.id and child.recorded_to = 'infinity'
        where (child.valid_from < given.valid_from or child.valid_to > given.valid_to) and child.organization_id <> all (@Affected::text[])
        order by given.id, child.organization_id
        limit 20
        """;

    /// <summary>
    /// Reads the links of other changes than <c>@ChangeId</c> that one of <c>@Ids</c>, in force from <c>@From</c> to <c>@To</c>, is no longer
    /// there for: who gives has been in force the day before, who takes is in force on the day.
    /// </summary>
    public const string BrokenLineage = """
        with given as (select * from unnest(@Ids::text[], @From::date[], @To::date[]) given (id, valid_from, valid_to))
        select given.id, lineage.change_id, lineage.effective_date as day
        from given
        join organization_lineage lineage on lineage.predecessor_id = given.id and lineage.recorded_to = 'infinity'
        where lineage.change_id <> @ChangeId
            and (lineage.effective_date <= given.valid_from or lineage.effective_date > given.valid_to)
        union all
        select given.id, lineage.change_id, lineage.effective_date
        from given
        join organization_lineage lineage on lineage.successor_id = given.id and lineage.recorded_to = 'infinity'
        where lineage.change_id <> @ChangeId
            and (lineage.effective_date < given.valid_from or lineage.effective_date >= given.valid_to)
        order by id, day
        limit 20
        """;

    /// <summary>
    /// Reads one of the administrative units other than <c>@Affected</c> that stand below <c>@Ids</c> while these are, from <c>@From</c> to
    /// <c>@To</c>, of a kind and level below which they can't stand: <c>@Kinds</c>, <c>@Levels</c>.
    /// </summary>
    public const string Misplaced = """
        select child.organization_id as id, given.id as above_id
        from unnest(@Ids::text[], @From::date[], @To::date[], @Kinds::smallint[], @Levels::smallint[])
            given (id, valid_from, valid_to, kind, level)
        join organization_version child on child.parent_id = given.id and child.recorded_to = 'infinity'
        where child.type > 0 and (given.kind <> 1 or given.level >= child.level)
            and child.valid_from < coalesce(given.valid_to, 'infinity') and child.valid_to > given.valid_from
            and child.organization_id <> all (@Affected::text[])
        order by given.id, child.organization_id
        limit 1
        """;

    /// <summary>Reads how many levels deep, and from when to when, others stand below <c>@Ids</c>.</summary>
    public const string Depths = """
        with recursive below (top, id, valid_from, valid_to, levels) as (
            select given.id, child.organization_id, child.valid_from, child.valid_to, 1
            from unnest(@Ids::text[]) given (id)
            join organization_version child on child.parent_id = given.id and child.recorded_to = 'infinity'
            union all
            select below.top, child.organization_id, greatest(child.valid_from, below.valid_from), least(child.valid_to, below.valid_to),
                below.levels + 1
            from below
            cross join lateral (
                select version.organization_id, version.valid_from, version.valid_to
                from organization_version version
                where version.parent_id = below.id and version.recorded_to = 'infinity'
                    and version.valid_from < below.valid_to and version.valid_to > below.valid_from
                offset 0) child
            where below.levels < 12
        )
        select top as id, levels, min(valid_from) as valid_from, nullif(max(valid_to), 'infinity') as valid_to
        from below
        group by top, levels
        """;
}
