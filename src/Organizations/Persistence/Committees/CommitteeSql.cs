namespace AnTq.Organizations.Persistence;

/// <summary>The statements that read committees' terms and heads.</summary>
internal static class CommitteeSql
{
    /// <summary>Makes all others that write terms of the committee <c>@Id</c> wait until the transaction ends.</summary>
    public const string LockCommittee = "select id from organization where id = @Id for no key update";

    /// <summary>The same of the committee of the term <c>@TermId</c>.</summary>
    public const string LockCommitteeOfTerm = """
        select id
        from organization
        where id = (select committee_id from committee_term where id = @TermId and recorded_to = 'infinity')
        for no key update
        """;

    /// <summary>Reads the instant to record with: <c>@Now</c>, but later than whatever has been recorded of terms of <c>@Id</c>.</summary>
    public const string NextInstant =
        "select greatest(@Now, max(recorded_from) + interval '1 microsecond') from committee_term where committee_id = @Id";

    private const string EmptyArray = "{}";

    /// <summary>Reads the term <c>@Id</c>.</summary>
    public static string ById => $"select {Term} and term.id = @Id";

    /// <summary>Reads the term in which <c>@CommitteeId</c> is on <c>@AsOf</c>.</summary>
    public static string OnDay => $"""
        select * from (
            select {Term} and not term.withdrawn and term.committee_id = @CommitteeId and term.start_date <= @AsOf::date
            order by term.start_date desc
            limit 1
        ) latest
        where latest.end_date is null or latest.end_date > @AsOf::date
        """;

    /// <summary>Reads a page of the terms of <c>@CommitteeId</c> that start before <c>@Before</c>, the latest first.</summary>
    public static string Page => $"""
        select {Term} and not term.withdrawn and term.committee_id = @CommitteeId and term.start_date < @Before::date
        order by term.start_date desc
        limit @Limit
        """;

    /// <summary>
    /// Reads what decides where a term of <c>@CommitteeId</c> from <c>@StartDate</c> ends, its own statement apart: the next term, without
    /// <c>@TermId</c> itself, and the committee; and how many revisions of its terms were recorded.
    /// </summary>
    public static string Surroundings => $"""
        select
            (select min(start_date) from committee_term
             where committee_id = @CommitteeId and recorded_to = 'infinity' and not withdrawn and id <> @TermId
                and start_date > @StartDate::date) as next_start_date,
            (select nullif(committee.end_date, 'infinity') from (
                {CommitteeEnd("@CommitteeId", "@StartDate::date")}
             ) committee) as committee_end_date,
            (select count(*) from committee_term where committee_id = @CommitteeId) as revisions
        """;

    // Everything of a term; more conditions can follow.
    private static string Term => $"""
        term.id, term.revision, term.committee_id, term.start_date, nullif(term.stated_end_date, 'infinity') as stated_end_date,
            nullif(least(term.stated_end_date, next.start_date, coalesce(committee.end_date, term.start_date)), 'infinity') as end_date,
            term.document_kind, term.document_number, term.document_issuer, term.document_date,
            term.full_name, term.short_name, term.aliases, term.withdrawn, term.recorded_from, member.*
        from committee_term term
        cross join lateral (
            select min(later.start_date) as start_date
            from committee_term later
            where later.committee_id = term.committee_id and later.start_date > term.start_date and not later.withdrawn
                and later.recorded_to = 'infinity'
        ) next
        left join lateral (
            {CommitteeEnd("term.committee_id", "term.start_date")}
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
        where term.recorded_to = 'infinity'
        """;

    /// <summary>Reads a page of the committees of the units below <c>@UnitId</c> on <c>@AsOf</c>, with their heads.</summary>
    public static string LowerHeads(LowerCommitteeFilter filter) => $"""
        with recursive unit (id) as (
            select @UnitId::text collate "C"
            union all
            select version.organization_id
            from unit
            join organization_version version on version.parent_id = unit.id and version.kind = 1 and {OrganizationSql.OnTheDay}
        ),
        committee as (
            select version.organization_id as id, version.name, version.level, version.parent_id as unit_id
            from unit
            join organization_version version on version.parent_id = unit.id and version.kind = 3 and {OrganizationSql.OnTheDay}
            where unit.id <> @UnitId
                {(filter.Levels is null ? "" : "and version.level = any(@Levels::smallint[])")}
                {(filter.AfterId is null ? "" : "and (version.level, version.organization_id) > (@AfterLevel::smallint, @AfterId)")}
            order by version.level, version.organization_id
            limit @Limit
        )
        select committee.id, committee.name, committee.level, committee.unit_id, version.name as unit_name,
            current.id as term_id, head.person_name, head.position, head.organization_id, head.organization_name
        from committee
        join organization_version version on version.organization_id = committee.unit_id and {OrganizationSql.OnTheDay}
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
            where latest.stated_end_date > @AsOf::date and (
                -- It never ceased to be from the term's first day on.
                select range_agg(daterange(life.valid_from, life.valid_to)) @> daterange(latest.start_date, @AsOf::date, '[]')
                from organization_version life
                where life.organization_id = committee.id and life.recorded_to = 'infinity')
        ) current on true
        left join committee_member head on head.term_id = current.id and head.revision = current.revision and head.role = 1
        order by committee.level, committee.id
        """;

    // The first day after a day on which a committee is no longer; no row when it is not on that day.
    private static string CommitteeEnd(string committee, string day) => $"""
        select upper(run) as end_date
        from (
            select range_agg(daterange(version.valid_from, version.valid_to)) as runs
            from organization_version version
            where version.organization_id = {committee} and version.recorded_to = 'infinity'
        ) version
        cross join unnest(version.runs) run
        where run @> {day}
        """;
}
