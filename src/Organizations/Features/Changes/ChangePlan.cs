using AnTq.Organizations.V1;

namespace AnTq.Organizations.Features;

/// <summary>A change that is to take effect, to be replaced or to be taken back.</summary>
internal sealed record ChangePlan
{
    /// <summary>Its id.</summary>
    public required string ChangeId { get; init; }

    /// <summary>Its effective day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What becomes of whom, new organizations with their ids; null to take the change back.</summary>
    public required OrganizationChange? Change { get; init; }

    /// <summary>When the one organization that starts ends again, where that is known.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Ids of the organizations that its earlier revision has changed.</summary>
    public IReadOnlyList<string> FormerlyAffected { get; init; } = [];

    /// <summary>Whether an earlier revision is replaced.</summary>
    public bool Replaces { get; init; }

    /// <summary>What is announced as the cause: the name of the contract's field, "correction" or "withdrawal".</summary>
    public required string Cause { get; init; }
}
