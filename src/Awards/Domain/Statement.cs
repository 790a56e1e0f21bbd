namespace AnTq.Awards.Domain;

/// <summary>What one document says about awards: a draft until it is confirmed, and unchangeable from then on.</summary>
internal sealed record Statement
{
    /// <summary>Its internal id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Last part of its resource name.</summary>
    public required string ResourceId { get; init; }

    /// <summary>What it is.</summary>
    public required string Title { get; init; }

    /// <summary>The totals that the document declares; null when it declares none.</summary>
    public required Totals? Declared { get; init; }

    /// <summary>Why the sums differ from them; empty when nobody had to say.</summary>
    public string DifferenceNote { get; init; } = "";

    /// <summary>Number of its records.</summary>
    public int AwardCount { get; init; }

    /// <summary>Sums of its records.</summary>
    public Totals Sums { get; init; } = new(0, 0);

    /// <summary>Number of its changes and of those of its records, counted from 1.</summary>
    public long Version { get; init; } = 1;

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was confirmed; null while it is a draft.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Its resource name.</summary>
    public string Name => ResourceNames.Statement(ResourceId);

    /// <summary>How its sums compare with the declared totals.</summary>
    public TotalsComparison Comparison => new(Sums, Declared);

    /// <summary>The statement as confirmed.</summary>
    /// <param name="expectedVersion">The version that the one who confirms has seen.</param>
    /// <param name="differenceNote">Why the sums differ from the declared totals; required where they do.</param>
    /// <param name="at">When.</param>
    /// <exception cref="Platform.Errors.RefusalException">It cannot be confirmed.</exception>
    public Statement Confirm(long? expectedVersion, string differenceNote, DateTimeOffset at)
    {
        if (ConfirmedAt is not null)
            throw StatementErrors.Confirmed(Name);
        if (expectedVersion != Version)
            throw StatementErrors.EtagMismatch(Name);
        if (AwardCount == 0)
            throw StatementErrors.Empty(Name);
        if (Comparison.Status == V1.Reconciliation.Types.Status.Mismatch && differenceNote.Length == 0)
            throw StatementErrors.TotalsDiffer(Name, Comparison);
        return this with { DifferenceNote = differenceNote, ConfirmedAt = at, Version = Version + 1 };
    }
}
