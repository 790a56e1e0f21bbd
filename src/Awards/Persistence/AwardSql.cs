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
