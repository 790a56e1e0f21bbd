namespace AnTq.Awards.Persistence;

/// <summary>What the announcement of one award record needs.</summary>
internal sealed class GrantedAwardRow
{
    public Guid Id { get; init; }

    public required string OrganizationId { get; init; }

    public short Authority { get; init; }

    public required string StatedAs { get; init; }

    public short Forms { get; init; }

    public DateOnly SpanStart { get; init; }

    public DateOnly SpanEnd { get; init; }

    public bool SpanStartIsApproximate { get; init; }

    public int? Collectives { get; init; }

    public int? Individuals { get; init; }

    /// <summary>The version before it is granted.</summary>
    public long Version { get; init; }

    public string[]? RecipientOrganizations { get; init; }
}
