using System.Text;
using AnTq.Awards.Domain;
using AnTq.Platform.Mutations;

namespace AnTq.Awards.Persistence;

/// <summary>
/// Inserts records in their order, and notes them in their statement, whose lock comes with that: who changes a statement waits for
/// whoever does so already. One SQL statement for both: each one more shows in the speed.
/// </summary>
internal static class AwardInsert
{
    // Those of the statement, and the instant.
    private const int CommonParameters = 6;

    private static readonly RowColumns<RecordedAward> Columns = new RowColumns<RecordedAward>()
        .With("id", "uuid", award => award.Id)
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
        .With("named_bytes", "integer", award => award.Record.NamedRecipients.Sum(BytesOf));

    private static readonly string One = Text(isOne: true);
    private static readonly string Several = Text(isOne: false);

    /// <summary>Collects the statement.</summary>
    public static void Add(WriteScope scope, string statementId, IReadOnlyList<RecordedAward> awards)
    {
        var added = StatementChange.Of([.. awards.Select(award => award.Record)]);
        scope.Execute(
            awards.Count == 1 ? One : Several,
            [
                statementId,
                added.Awards,
                added.NamedRecipients,
                added.Sums.Collectives,
                added.Sums.Individuals,
                scope.Now,
                .. Columns.Values(awards),
            ]);
    }

    private static string Text(bool isOne) =>
        $"""
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
        from ({Columns.Query(isOne, CommonParameters + 1)}) r left join target on true
        """;

    private static int BytesOf(NamedRecipient recipient) =>
        Encoding.UTF8.GetByteCount(recipient.Name)
        + Encoding.UTF8.GetByteCount(recipient.Position)
        + (recipient.OrganizationId?.Length ?? 0);
}
