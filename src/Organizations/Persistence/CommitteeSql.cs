namespace AnTq.Organizations.Persistence;

/// <summary>The statements that read committees' terms and heads.</summary>
internal static class CommitteeSql
{
    /// <summary>
    /// Reads what decides where a term of <c>@CommitteeId</c> from <c>@StartDate</c> ends, its own statement apart: the next term, without
    /// <c>@TermId</c> itself, and the committee; and how many revisions of its terms were recorded.
    /// </summary>
    public const string Surroundings = $"""
        select
            (select min(start_date) from committee_term
             where committee_id = @CommitteeId and recorded_to = 'infinity' and not withdrawn and id <> @TermId
                and start_date > @StartDate::date) as next_start_date,
            (select nullif(committee.end_date, 'infinity') from ({CommitteeEndNow}) committee) as committee_end_date,
            (select count(*) from committee_term where committee_id = @CommitteeId) as revisions
        """;

    /// <summary>Makes all others that write terms of <c>@Id</c> wait until the transaction ends.</summary>
    public const string LockCommittee = "select id from organization where id = @Id for no key update";

    private const string CommitteeEndNow = """
        select upper(run) as end_date
        from (
            select range_agg(daterange(valid_from, valid_to)) as runs
            from organization_version
            where organization_id = @CommitteeId and recorded_to = 'infinity'
        ) version
        cross join unnest(version.runs) run
        where run @> @StartDate::date
        """;

    private const string LowerCommitteesOnTheDay =
        "version.recorded_to = 'infinity' and version.valid_from <= @AsOf::date and version.valid_to > @AsOf::date";

    /// <summary>Reads the term <c>@Id</c>.</summary>
    public static string ById(bool asKnownAt) => $"select {Term(asKnownAt)} and term.id = @Id";

    /// <summary>Reads the term in which <c>@CommitteeId</c> is on <c>@AsOf</c>.</summary>
    public static string OnDay(bool asKnownAt) => $"""
        select * from (
            select {Term(asKnownAt)} and not term.withdrawn and term.committee_id = @CommitteeId and term.start_date <= @AsOf::date
            order by term.start_date desc
            limit 1
        ) latest
        where latest.end_date is null or latest.end_date > @AsOf::date
        """;

    /// <summary>Reads a page of the terms of <c>@CommitteeId</c> that start before <c>@Before</c>, the latest first.</summary>
    public static string Page(bool asKnownAt) => $"""
        select {Term(asKnownAt)} and not term.withdrawn and term.committee_id = @CommitteeId and term.start_date < @Before::date
        order by term.start_date desc
        limit @Limit
        """;

    /// <summary>Reads a page of the committees of the units below <c>@UnitId</c> on <c>@AsOf</c>, with their heads.</summary>
    public static string LowerHeads(LowerCommitteeFilter filter) => $"""
        with recursive unit (id) as (
            select @UnitId::text collate "C"
            union all
            select version.organization_id
            from unit
            join organization_version version on version.parent_id = unit.id and version.kind = 1 and {LowerCommitteesOnTheDay}
        ),
        committee as (
            select version.organization_id as id, version.name, version.level, version.parent_id as unit_id
            from unit
            join organization_version version on version.parent_id = unit.id and version.kind = 3 and {LowerCommitteesOnTheDay}
            where unit.id <> @UnitId
                {(filter.Levels is null ? "" : "and version.level = any(@Levels::smallint[])")}
                {(filter.AfterId is null ? "" : "and (version.level, version.organization_id) > (@AfterLevel::smallint, @AfterId)")}
            order by version.level, version.organization_id
            limit @Limit
        )
        select committee.id, committee.name, committee.level, committee.unit_id, version.name as unit_name,
            current.id as term_id, head.person_name, head.position, head.organization_id, head.organization_name
        from committee
        join organization_version version on version.organization_id = committee.unit_id and {LowerCommitteesOnTheDay}
        left join lateral (
            select latest.id, latest.revision
            from (
                select term.id, term.revision, term.start_date, term.stated_end_date
                from committee_term term
                where term.committee_id = committee.id and term.recorded_to = 'infinity' and not term.withdrawn
                    and term.start_date <= @AsOf::date
                order by term.start_date desc
                limit 1
            ) latest
            where latest.stated_end_date > @AsOf::date and {IsInForceSince("committee.id", "latest.start_date")}
        ) current on true
        left join committee_member head on head.term_id = current.id and head.revision = current.revision and head.role = 1
        order by committee.level, committee.id
        """;

    // Whether the committee never ceased to be from a term's first day to the day asked about.
    private static string IsInForceSince(string committee, string day) => $"""
        (
                select range_agg(daterange(life.valid_from, life.valid_to)) @> daterange({day}, @AsOf::date, '[]')
                from organization_version life
                where life.organization_id = {committee} and life.recorded_to = 'infinity')
        """;

    private static string Known(string row, bool asKnownAt) => asKnownAt
        ? $"{row}.recorded_from <= @KnownAt and {row}.recorded_to > @KnownAt"
        : $"{row}.recorded_to = 'infinity'";

    // Everything of a term; more conditions can follow.
    private static string Term(bool asKnownAt) => $"""
        term.id, term.revision, term.committee_id, term.start_date, nullif(term.stated_end_date, 'infinity') as stated_end_date,
            nullif(least(term.stated_end_date, next.start_date, coalesce(committee.end_date, term.start_date)), 'infinity') as end_date,
            term.document_kind, term.document_number, term.document_issuer, term.document_date,
            term.full_name, term.short_name, term.aliases, term.withdrawn, term.recorded_from, member.*
        from committee_term term
        cross join lateral (
            select min(later.start_date) as start_date
            from committee_term later
            where later.committee_id = term.committee_id and later.start_date > term.start_date and not later.withdrawn
                and {Known("later", asKnownAt)}
        ) next
        left join lateral (
            select upper(run) as end_date
            from (
                select range_agg(daterange(version.valid_from, version.valid_to)) as runs
                from organization_version version
                where version.organization_id = term.committee_id and {Known("version", asKnownAt)}
            ) version
            cross join unnest(version.runs) run
            where run @> term.start_date
        ) committee on true
        cross join lateral (
            select coalesce(array_agg(role order by place), '{EmptyArray}') as roles,
                coalesce(array_agg(person_name order by place), '{EmptyArray}') as person_names,
                coalesce(array_agg(position order by place), '{EmptyArray}') as positions,
                coalesce(array_agg(organization_id order by place), '{EmptyArray}') as organization_ids,
                coalesce(array_agg(organization_name order by place), '{EmptyArray}') as organization_names
            from committee_member
            where term_id = term.id and revision = term.revision
        ) member
        where {Known("term", asKnownAt)}
        """;

    private const string EmptyArray = "{}";
}
