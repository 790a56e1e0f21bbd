namespace AnTq.Models.Domain;

/// <summary>A type of model (loại mô hình) as the catalogue defines it: neither a site (điểm) nor a group (tổ).</summary>
internal sealed record ModelTypeDefinition
{
    /// <summary>Last part of its resource name.</summary>
    public required string Id { get; init; }

    /// <summary>In Vietnamese, as the sources write it.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Other spellings in the sources.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    public required string ObjectiveVi { get; init; }

    public required string ObjectiveEn { get; init; }
}
