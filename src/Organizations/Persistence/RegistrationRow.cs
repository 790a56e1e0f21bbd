namespace AnTq.Organizations.Persistence;

/// <summary>What the register says about the place and the codes that a new organization would take.</summary>
internal sealed class RegistrationRow
{
    /// <summary>The number that becomes its label; never given twice.</summary>
    public long LabelNumber { get; init; }

    /// <summary>Whether the parent exists.</summary>
    public bool ParentIsKnown { get; init; }

    /// <summary>Whether the parent is in force on every day of the new organization.</summary>
    public bool ParentIsInForce { get; init; }

    /// <summary>The days on which the parent is in force, as ranges.</summary>
    public string? ParentInForce { get; init; }

    /// <summary>How deep the parent stands, on the day on which it stands deepest.</summary>
    public int ParentDepth { get; init; }

    /// <summary>Ids from the top of the tree down to the parent on the first day.</summary>
    public string[]? Ancestors { get; init; }

    /// <summary>The parent's path on the first day.</summary>
    public string? ParentPath { get; init; }

    /// <summary>One of the codes that another organization holds on some of the days; null when all are free.</summary>
    public string? TakenCode { get; init; }

    /// <summary>Id of the holder of <see cref="TakenCode"/>.</summary>
    public string? HolderId { get; init; }

    /// <summary>First day on which it holds the code.</summary>
    public DateOnly HeldFrom { get; init; }

    /// <summary>First day on which it no longer holds the code.</summary>
    public DateOnly? HeldTo { get; init; }
}
