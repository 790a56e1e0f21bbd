using AnTq.Organizations.Domain;

namespace AnTq.Organizations.Persistence;

/// <summary>An organization that was asked for, as it is on a day. What depends on the day is null when it is not in force.</summary>
internal class OrganizationRow
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Whether there is such an organization at all.</summary>
    public bool IsKnown { get; init; }

    /// <summary>The number of its changes, counted from 1.</summary>
    public long Version { get; init; }

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Its name on the day.</summary>
    public string? Name { get; init; }

    /// <summary>Number of its kind in the contract.</summary>
    public short Kind { get; init; }

    /// <summary>Number of its level in the contract.</summary>
    public short Level { get; init; }

    /// <summary>Number of an administrative unit's type in the contract.</summary>
    public short Type { get; init; }

    /// <summary>Id of its parent; null at the top of a tree.</summary>
    public string? ParentId { get; init; }

    /// <summary>First day on which this holds.</summary>
    public DateOnly ValidFrom { get; init; }

    /// <summary>First day on which this no longer holds.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Ids from the top of the tree down to the parent.</summary>
    public string[]? Ancestors { get; init; }

    /// <summary>Labels from the top of the tree down to itself.</summary>
    public string? Path { get; init; }

    /// <summary>Numbers of the schemes of its codes, in the order of <see cref="Codes"/>.</summary>
    public short[]? Schemes { get; init; }

    /// <summary>Its codes on the day.</summary>
    public string[]? Codes { get; init; }

    /// <summary>The row that SQL would read of an organization where it stands in the tree in memory.</summary>
    public static OrganizationRow Of(Place place)
    {
        var (history, version) = (place.History, place.Version);
        var codes = history.Codes.Where(code => code.Valid.Includes(place.AsOf)).OrderBy(code => code.Scheme).ToList();
        return new OrganizationRow
        {
            Id = history.Id,
            IsKnown = true,
            Version = history.ChangeCount,
            CreatedAt = history.CreatedAt,
            Name = version.State.Name,
            Kind = (short)version.State.Kind,
            Level = (short)version.State.Level,
            Type = (short)version.State.Type,
            ParentId = version.State.ParentId,
            ValidFrom = version.Valid.From,
            ValidTo = version.Valid.To,
            Ancestors = place.Ancestors,
            Path = place.Path,
            Schemes = [.. codes.Select(code => (short)code.Scheme)],
            Codes = [.. codes.Select(code => code.Code)],
        };
    }
}
