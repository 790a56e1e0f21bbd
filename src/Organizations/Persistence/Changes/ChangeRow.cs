namespace AnTq.Organizations.Persistence;

/// <summary>A revision of a change.</summary>
internal sealed class ChangeRow
{
    /// <summary>Id of the change.</summary>
    public required string Id { get; init; }

    /// <summary>Counts its corrections, from 1.</summary>
    public int Revision { get; init; }

    /// <summary>Name of the contract's field that says what becomes of whom.</summary>
    public required string Kind { get; init; }

    /// <summary>The first day on which it holds.</summary>
    public DateOnly EffectiveDate { get; init; }

    /// <summary>The change as it was told, in the contract's JSON.</summary>
    public required string Details { get; init; }

    /// <summary>Why, in the words of who entered it.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether it has been taken back.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>Ids of the organizations that it has changed.</summary>
    public required string[] Affected { get; init; }

    /// <summary>When this revision was recorded.</summary>
    public DateTimeOffset RecordedFrom { get; init; }
}
