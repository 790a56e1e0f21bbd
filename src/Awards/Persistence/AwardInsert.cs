using System.Text;
using AnTq.Awards.Domain;
using AnTq.Platform.Mutations;

namespace AnTq.Awards.Persistence;

/// <summary>
/// Inserts records in their order, and notes them in their statements, whose locks come with that: who changes a statement waits for
/// whoever does so already. One SQL statement for both: each one more shows in the speed.
/// </summary>
internal static class AwardInsert
{
    private const string Target =
        """
        insert into award
            (id, statement_id, position, organization_id, authority, stated_as, forms, span_start, span_end, span_start_is_approximate,
             collectives_form, collectives, individuals_form, individuals, document, decision_number, decision_date, named_bytes,
             created_at)
        """;

    private const string Columns =
        """
        r.organization_id, r.authority, r.stated_as, r.forms, r.span_start, r.span_end, r.is_approximate, r.collectives_form, r.collectives,
        r.individuals_form, r.individuals, r.document, r.decision_number, r.decision_date, r.named_bytes, r.recorded_at
        """;

    /// <summary>The statement.</summary>
    public static RowsStatement<RecordedAward> Statement { get; } = new(
        new RowColumns<RecordedAward>()
            .With("id", "uuid", award => award.Id)
            .With("statement", "text", award => award.StatementId)
            .With("organization_id", "text", award => award.Record.OrganizationId)
            .With("authority", "smallint", award => (short)award.Record.Authority)
            .With("stated_as", "text", award => award.Record.StatedAs)
            .With("forms", "smallint", award => award.Record.Forms.Bits)
            .With("span_start", "date", award => award.Record.Span.Start)
            .With("span_end", "date", award => award.Record.Span.End)
            .With("is_approximate", "boolean", award => award.Record.Span.StartIsApproximate)
            .With("collectives_form", "smallint", award => (short)award.Record.Collectives.Form)
            .With("collectives", "integer", award => award.Record.Collectives.Number)
            .With("individuals_form", "smallint", award => (short)award.Record.Individuals.Form)
            .With("individuals", "integer", award => award.Record.Individuals.Number)
            .With("document", "text", award => award.Record.Basis.Document)
            .With("decision_number", "text", award => award.Record.Basis.DecisionNumber)
            .With("decision_date", "date", award => award.Record.Basis.DecisionDate)
            .With("named_recipients", "integer", award => award.Record.NamedRecipients.Count())
            .With("named_bytes", "integer", award => award.Record.NamedRecipients.Sum(BytesOf))
            .With("recorded_at", "timestamptz", award => award.RecordedAt),
        One,
        Several);

    private static string One(string rows) =>
        $"""
        with r as ({rows}),
        target as
        (
            update award_statement statement
            set version = version + 1, award_count = award_count + 1, last_position = last_position + 1,
                named_recipient_count = named_recipient_count + r.named_recipients,
                collectives_sum = collectives_sum + coalesce(r.collectives, 0),
                individuals_sum = individuals_sum + coalesce(r.individuals, 0)
            from r where statement.resource_id = r.statement
            returning statement.id, statement.last_position
        )
        {Target}
        select r.id, target.id, coalesce(target.last_position, 0), {Columns}
        from r left join target on true
        """;

    // In the order of the statements' names, as whoever shares a transaction takes their locks.
    private static string Several(string rows) =>
        $"""
        with r as ({rows}),
        added as
        (
            select statement, count(*)::integer as awards, sum(named_recipients)::integer as named_recipients,
                   sum(coalesce(collectives, 0)) as collectives, sum(coalesce(individuals, 0)) as individuals
            from r group by statement order by statement
        ),
        target as
        (
            update award_statement statement
            set version = version + 1, award_count = award_count + added.awards, last_position = last_position + added.awards,
                named_recipient_count = named_recipient_count + added.named_recipients,
                collectives_sum = collectives_sum + added.collectives, individuals_sum = individuals_sum + added.individuals
            from added where statement.resource_id = added.statement
            returning statement.id, statement.resource_id, statement.last_position - added.awards as position_before
        )
        {Target}
        select r.id, target.id,
               coalesce(target.position_before, 0) + row_number() over (partition by r.statement order by r.number), {Columns}
        from r left join target on target.resource_id = r.statement
        """;

    private static int BytesOf(NamedRecipient recipient) =>
        Encoding.UTF8.GetByteCount(recipient.Name)
        + Encoding.UTF8.GetByteCount(recipient.Position)
        + (recipient.OrganizationId?.Length ?? 0);
}
