using AnTq.Organizations.V1;

namespace AnTq.Organizations.Domain;

/// <summary>What a change does to one organization on a day. What is null, and the parent unless it is set, stays as it was.</summary>
internal sealed record OrganizationEffect
{
    /// <summary>Number of its row; 0 while it is not recorded.</summary>
    public long RowId { get; init; }

    /// <summary>Id of the change that it is an effect of.</summary>
    public required string ChangeId { get; init; }

    /// <summary>Id of the organization.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>First day on which it holds; of an end, the first day on which the organization no longer exists.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Orders what changes set on one day, in the order in which the changes were first recorded: the last one holds.</summary>
    public short Place { get; init; }

    /// <summary>Whether the organization comes into being. Its name, kind and level are then set.</summary>
    public bool Starts { get; init; }

    /// <summary>Whether the organization ends.</summary>
    public bool Ends { get; init; }

    /// <summary>The name that it gets.</summary>
    public string? Name { get; init; }

    /// <summary>What it becomes.</summary>
    public OrganizationKind? Kind { get; init; }

    /// <summary>The level at which it comes to work.</summary>
    public AdministrativeLevel? Level { get; init; }

    /// <summary>What the law comes to call it.</summary>
    public AdministrativeUnitType? Type { get; init; }

    /// <summary>Whether <see cref="ParentId"/> is set, if only to none.</summary>
    public bool SetsParent { get; init; }

    /// <summary>Id of the parent that it gets; null makes it the top of a tree.</summary>
    public string? ParentId { get; init; }

    /// <summary>The codes that it gets, at most one per scheme; a null code takes the scheme's code away.</summary>
    public IReadOnlyList<GivenCode> Codes { get; init; } = [];
}
