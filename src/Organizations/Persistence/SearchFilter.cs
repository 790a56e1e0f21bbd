namespace AnTq.Organizations.Persistence;

/// <summary>Which organizations are looked for by name. What is null does not limit.</summary>
internal sealed record SearchFilter
{
    /// <summary>What is looked for, type words written out.</summary>
    public required string Query { get; init; }

    /// <summary>Whether only names and words that start so are found, neither parts within words nor typing mistakes.</summary>
    public bool OnlyWordStarts { get; init; }

    /// <summary>Today in Vietnam: what is in force comes first.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>At most this many.</summary>
    public required int Limit { get; init; }

    /// <summary>Only what was in force on this day.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Only these kinds, by their numbers in the contract.</summary>
    public short[]? Kinds { get; init; }

    /// <summary>Only these levels, by their numbers in the contract.</summary>
    public short[]? Levels { get; init; }

    /// <summary>Only what stood below this one.</summary>
    public string? WithinId { get; init; }
}
