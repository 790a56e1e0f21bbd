using AnTq.Awards.Domain;
using AnTq.Awards.V1;
using Recipients = AnTq.Awards.Domain.Recipients;

namespace AnTq.Awards.Persistence;

/// <summary>A row of <c>award</c> with its statement and its named recipients.</summary>
internal sealed class AwardRow
{
    private const short Collective = 1;
    private const short Individual = 2;

    /// <summary>Null where a statement without records answers for itself.</summary>
    public Guid? Id { get; init; }

    public required string StatementId { get; init; }

    public int Position { get; init; }

    public required string OrganizationId { get; init; }

    public short Authority { get; init; }

    public required string StatedAs { get; init; }

    public short Forms { get; init; }

    public DateOnly SpanStart { get; init; }

    public DateOnly SpanEnd { get; init; }

    public bool SpanStartIsApproximate { get; init; }

    public RecipientsForm CollectivesForm { get; init; }

    public int? Collectives { get; init; }

    public RecipientsForm IndividualsForm { get; init; }

    public int? Individuals { get; init; }

    public string? Document { get; init; }

    public required string DecisionNumber { get; init; }

    public DateOnly? DecisionDate { get; init; }

    public short State { get; init; }

    public long Version { get; init; }

    public int NamedBytes { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public short[]? RecipientKinds { get; init; }

    public string[]? RecipientNames { get; init; }

    public string[]? RecipientPosts { get; init; }

    public string?[]? RecipientOrganizations { get; init; }

    /// <summary>The record that the row holds.</summary>
    public RecordedAward ToAward() => new(Id!.Value, StatementId, ToRecord(), (AwardState)State, Version, CreatedAt);

    private AwardRecord ToRecord() => new()
    {
        OrganizationId = OrganizationId,
        Authority = (GrantingAuthority)Authority,
        StatedAs = StatedAs,
        Forms = FormSet.FromBits(Forms),
        Span = new(SpanStart, SpanEnd, SpanStartIsApproximate),
        Collectives = ToRecipients(CollectivesForm, Collectives, Collective),
        Individuals = ToRecipients(IndividualsForm, Individuals, Individual),
        Basis = new(Document, DecisionNumber, DecisionDate),
    };

    private Recipients ToRecipients(RecipientsForm form, int? number, short kind) => form switch
    {
        RecipientsForm.Count => Recipients.Counted(number!.Value),
        RecipientsForm.NotStated => Recipients.NotStated,
        RecipientsForm.Named => Recipients.Named([.. Names(kind)]),
        _ => Recipients.None,
    };

    private IEnumerable<Domain.NamedRecipient> Names(short kind)
    {
        for (var index = 0; index < RecipientKinds!.Length; index++)
        {
            if (RecipientKinds[index] == kind)
                yield return new(RecipientNames![index], RecipientPosts![index], RecipientOrganizations![index]);
        }
    }
}
