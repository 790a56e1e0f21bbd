namespace AnTq.Reports.Domain;

/// <summary>What is measured, as the catalogue defines it. A figure means nothing without it.</summary>
internal sealed record IndicatorDefinition
{
    /// <summary>Stable, in capitals. Sources that use the same number for two facts are told apart by it.</summary>
    public required string Code { get; init; }

    public required string NameVi { get; init; }

    public required string NameEn { get; init; }

    public required string UnitVi { get; init; }

    public required string UnitEn { get; init; }

    public required Measure Measure { get; init; }

    /// <summary>Digits that a figure may have after its decimal comma, 0 to 6.</summary>
    public required int DecimalPlaces { get; init; }

    /// <summary>Code of the indicator of which this one counts a part.</summary>
    public string? SubsetOf { get; init; }

    /// <summary>Last part of its resource name: resource names have no capitals.</summary>
    public string Id => Code.ToLowerInvariant().Replace('_', '-');
}
