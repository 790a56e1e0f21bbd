using AnTq.Awards.Domain;
using AnTq.Platform.Mutations;

namespace AnTq.Awards.Persistence;

/// <summary>Inserts the named recipients of records.</summary>
internal static class RecipientInsert
{
    private const short Collective = 1;
    private const short Individual = 2;

    private static readonly RowsStatement<Row> Statement = new(
        new RowColumns<Row>()
            .With("award_id", "uuid", row => row.AwardId)
            .With("kind", "smallint", row => row.Kind)
            .With("position", "integer", row => row.Position)
            .With("display_name", "text", row => row.Recipient.Name)
            .With("post", "text", row => row.Recipient.Position)
            .With("organization_id", "text", row => row.Recipient.OrganizationId),
        rows =>
            $"""
            insert into award_recipient (award_id, kind, position, display_name, post, organization_id)
            select award_id, kind, position, display_name, post, organization_id from ({rows}) r
            """);

    /// <summary>Collects the statement when there are any.</summary>
    public static void Add(WriteScope scope, IEnumerable<RecordedAward> awards)
    {
        var rows = awards.SelectMany(RowsOf).ToList();
        if (rows.Count > 0)
            scope.Execute(Statement, rows);
    }

    private static IEnumerable<Row> RowsOf(RecordedAward award) =>
        award.Record.Collectives.Names.Select((recipient, index) => new Row(award.Id, Collective, index + 1, recipient))
            .Concat(award.Record.Individuals.Names.Select((recipient, index) => new Row(award.Id, Individual, index + 1, recipient)));

    private sealed record Row(Guid AwardId, short Kind, int Position, NamedRecipient Recipient);
}
