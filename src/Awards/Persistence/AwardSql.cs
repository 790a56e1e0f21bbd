namespace AnTq.Awards.Persistence;

/// <summary>The statements about award records.</summary>
internal static class AwardSql
{
    private const string Columns =
        """
        a.id, s.resource_id as statement_id, a.position, a.organization_id, a.authority, a.stated_as, a.forms, a.span_start, a.span_end,
        a.span_start_is_approximate, a.collectives_form, a.collectives, a.individuals_form, a.individuals, a.document,
        a.decision_number, a.decision_date, a.state, a.version, a.named_bytes, a.created_at,
        r.recipient_kinds, r.recipient_names, r.recipient_posts, r.recipient_organizations
        """;

    private const string Recipients =
        """
        left join lateral
        (
            select array_agg(kind) as recipient_kinds, array_agg(display_name) as recipient_names, array_agg(post) as recipient_posts,
                   array_agg(organization_id) as recipient_organizations
            from (select * from award_recipient where award_id = a.id order by kind, position) ordered
        ) r on 3 in (a.collectives_form, a.individuals_form)
        """;

    /// <summary>One record.</summary>
    public const string ById = $"""
        select {Columns}
        from award a join award_statement s on s.id = a.statement_id
        {Recipients}
        where a.id = @id
        """;

    /// <summary>One record, with its statement locked.</summary>
    public const string ByIdLocked = $"{ById} for update of s";

    /// <summary>
    /// A page of a statement's records, ended early where the names become too many bytes; one row more than fits, so that it shows
    /// that there is another page. A statement without records answers with one row without id.
    /// </summary>
    public const string Page = $"""
        select {Columns}
        from award_statement s
        left join lateral
        (
            select *
            from (
                select award.*, row_number() over in_order as number, sum(named_bytes) over in_order - named_bytes as bytes_before
                from (select * from award where statement_id = s.id and position > @after order by position limit @limit) award
                window in_order as (order by position)
            ) numbered
            where number <= 2 or bytes_before <= @maximumBytes
        ) a on true
        {Recipients}
        where s.resource_id = @statementId
        order by a.position
        """;

    /// <summary>
    /// Inserts records, one per element of each array, in their order, and notes them in their statement, whose lock comes with that: who
    /// changes a statement waits for whoever does so already. One SQL statement for both: each one more shows in the speed, as would a
    /// function in the FROM clause for each array.
    /// </summary>
    public const string Insert =
        """
        with target as
        (
            update award_statement
            set version = version + 1, award_count = award_count + $2, last_position = last_position + $2,
                named_recipient_count = named_recipient_count + $3, collectives_sum = collectives_sum + $4,
                individuals_sum = individuals_sum + $5
            where resource_id = $1
            returning id, last_position - $2 as position_before
        )
        insert into award
            (id, statement_id, position, organization_id, authority, stated_as, forms, span_start, span_end, span_start_is_approximate,
             collectives_form, collectives, individuals_form, individuals, document, decision_number, decision_date, named_bytes,
             created_at)
        select r.id, target.id, coalesce(target.position_before, 0) + r.number, r.organization_id, r.authority, r.stated_as, r.forms,
               r.span_start, r.span_end, r.is_approximate, r.collectives_form, r.collectives, r.individuals_form, r.individuals, r.document,
               r.decision_number, r.decision_date, r.named_bytes, $6
        from
        (
            select generate_series(1, $2) as number, unnest($7::uuid[]) as id, unnest($8::text[]) as organization_id,
                   unnest($9::smallint[]) as authority, unnest($10::text[]) as stated_as, unnest($11::smallint[]) as forms,
                   unnest($12::date[]) as span_start, unnest($13::date[]) as span_end, unnest($14::boolean[]) as is_approximate,
                   unnest($15::smallint[]) as collectives_form, unnest($16::integer[]) as collectives,
                   unnest($17::smallint[]) as individuals_form, unnest($18::integer[]) as individuals, unnest($19::text[]) as document,
                   unnest($20::text[]) as decision_number, unnest($21::date[]) as decision_date, unnest($22::integer[]) as named_bytes
        ) r
        left join target on true
        """;

    /// <summary>Inserts named recipients, one per element of each array.</summary>
    public const string InsertRecipients =
        """
        insert into award_recipient (award_id, kind, position, display_name, post, organization_id)
        select * from unnest($1::uuid[], $2::smallint[], $3::integer[], $4::text[], $5::text[], $6::text[])
        """;

    /// <summary>What the announcements of a statement's records need, in the order of recording; no names of persons.</summary>
    public const string ToAnnounce =
        """
        select a.id, a.organization_id, a.authority, a.stated_as, a.forms, a.span_start, a.span_end, a.span_start_is_approximate,
               a.collectives, a.individuals, a.version,
               case when 3 in (a.collectives_form, a.individuals_form) then array
               (
                   select distinct r.organization_id from award_recipient r
                   where r.award_id = a.id and r.organization_id is not null order by r.organization_id
               ) end as recipient_organizations
        from award a where a.statement_id = @statementId order by a.position
        """;
}
