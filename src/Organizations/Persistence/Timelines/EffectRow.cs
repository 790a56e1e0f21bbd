using AnTq.Organizations.Domain;
using AnTq.Organizations.V1;

namespace AnTq.Organizations.Persistence;

/// <summary>An organization that was asked for and one of the known effects on it; without one, the effect's columns are null.</summary>
internal sealed class EffectRow
{
    public required string Id { get; init; }

    public required string Label { get; init; }

    public long Version { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public long? RowId { get; init; }

    public string? ChangeId { get; init; }

    public DateOnly EffectiveDate { get; init; }

    public short Place { get; init; }

    public bool Starts { get; init; }

    public bool Ends { get; init; }

    public string? Name { get; init; }

    public short? Kind { get; init; }

    public short? Level { get; init; }

    public short? Type { get; init; }

    public bool SetsParent { get; init; }

    public string? ParentId { get; init; }

    public short[]? CodeSchemes { get; init; }

    public string?[]? Codes { get; init; }

    /// <summary>The effect; null when there is none.</summary>
    public OrganizationEffect? ToEffect() => RowId is null ? null : new OrganizationEffect
    {
        RowId = RowId.Value,
        ChangeId = ChangeId!,
        OrganizationId = Id,
        Day = EffectiveDate,
        Place = Place,
        Starts = Starts,
        Ends = Ends,
        Name = Name,
        Kind = (OrganizationKind?)Kind,
        Level = (AdministrativeLevel?)Level,
        Type = (AdministrativeUnitType?)Type,
        SetsParent = SetsParent,
        ParentId = ParentId,
        Codes = [.. CodeSchemes!.Zip(Codes!, (scheme, code) => new GivenCode((CodeScheme)scheme, code))],
    };
}
