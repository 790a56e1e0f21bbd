namespace AnTq.Organizations.Persistence;

/// <summary>A committee below a unit, and who heads it on a day.</summary>
internal sealed class LowerCommitteeRow
{
    /// <summary>Id of the committee.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Number of its level in the contract.</summary>
    public short Level { get; init; }

    /// <summary>Id of the unit whose committee it is.</summary>
    public required string UnitId { get; init; }

    /// <summary>The unit's name.</summary>
    public required string UnitName { get; init; }

    /// <summary>Id of its term; null when it is in none.</summary>
    public string? TermId { get; init; }

    /// <summary>The head's name; null when nobody is in office.</summary>
    public string? PersonName { get; init; }

    /// <summary>The head's position.</summary>
    public string? Position { get; init; }

    /// <summary>Id of the head's organization, where registered.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>Name of the head's organization.</summary>
    public string? OrganizationName { get; init; }
}
