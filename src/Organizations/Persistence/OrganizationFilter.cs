namespace AnTq.Organizations.Persistence;

/// <summary>Which organizations are listed. What is null does not limit.</summary>
internal sealed record OrganizationFilter
{
    /// <summary>The day.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>At most this many.</summary>
    public required int Limit { get; init; }

    /// <summary>Only those whose ids come after this one.</summary>
    public string? After { get; init; }

    /// <summary>Only those directly below this one.</summary>
    public string? ParentId { get; init; }

    /// <summary>Only this kind, by its number in the contract.</summary>
    public short? Kind { get; init; }

    /// <summary>Only this level, by its number in the contract.</summary>
    public short? Level { get; init; }

    /// <summary>Only this type of administrative unit, by its number in the contract.</summary>
    public short? Type { get; init; }

    /// <summary>Only the holder of <see cref="Code"/>: the number of its scheme in the contract.</summary>
    public short? Scheme { get; init; }

    /// <summary>Only the holder of this code.</summary>
    public string? Code { get; init; }
}
