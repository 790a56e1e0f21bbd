namespace AnTq.Organizations.Persistence;

/// <summary>Which committees are listed with their heads. What is null does not limit.</summary>
internal sealed record LowerCommitteeFilter
{
    /// <summary>The unit below which they stand.</summary>
    public required string UnitId { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>At most this many.</summary>
    public required int Limit { get; init; }

    /// <summary>Only these levels, by their numbers in the contract.</summary>
    public short[]? Levels { get; init; }

    /// <summary>Only those behind this level and <see cref="AfterId"/>.</summary>
    public short? AfterLevel { get; init; }

    /// <summary>Only those behind this id within <see cref="AfterLevel"/>.</summary>
    public string? AfterId { get; init; }
}
