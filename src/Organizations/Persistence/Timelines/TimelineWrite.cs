using AnTq.Organizations.Domain;

namespace AnTq.Organizations.Persistence;

/// <summary>What one change writes about organizations. Lists that are empty write nothing.</summary>
internal sealed record TimelineWrite
{
    /// <summary>Id of the change.</summary>
    public required string ChangeId { get; init; }

    /// <summary>The instant of it, from <see cref="TreeLock"/>: later than whatever has been recorded before.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Organizations that are registered by it: id and label.</summary>
    public IReadOnlyList<(string Id, string Label)> NewOrganizations { get; init; } = [];

    /// <summary>Ids of organizations that were there before; their version is raised by one.</summary>
    public IReadOnlyList<string> ChangedOrganizations { get; init; } = [];

    /// <summary>Rows of effects that are no longer held to be true.</summary>
    public IReadOnlyList<long> EndedEffects { get; init; } = [];

    /// <summary>Effects that are held to be true from now on.</summary>
    public IReadOnlyList<OrganizationEffect> NewEffects { get; init; } = [];

    /// <summary>Whether the lineage that the change has written before is no longer held to be true.</summary>
    public bool EndsLineage { get; init; }

    /// <summary>Lineage that is held to be true from now on.</summary>
    public IReadOnlyList<LineageStep> NewLineage { get; init; } = [];

    /// <summary>What follows for versions and codes.</summary>
    public required TimelineDifference Difference { get; init; }
}
