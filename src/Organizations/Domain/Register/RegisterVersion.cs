using AnTq.Organizations.V1;

namespace AnTq.Organizations.Domain.Register;

/// <summary>A version of a unit as it will be held: known, told by a row, or known and told again or corrected by a row.</summary>
internal sealed class RegisterVersion
{
    /// <summary>The unit's level and code; null for days on which a known unit bears no code, which no row can be about.</summary>
    public required UnitKey? Key { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>First day on which it no longer holds; <see cref="DateOnly.MaxValue"/> while no end is known.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>What the law calls it.</summary>
    public required AdministrativeUnitType Type { get; init; }

    /// <summary>The row that tells it; null when it is known and no row is about it.</summary>
    public VersionRow? Row { get; init; }

    /// <summary>What is known from its first day on; null when nothing is.</summary>
    public KnownSlice? Known { get; init; }

    /// <summary>Id of the organization that it is a version of.</summary>
    public string OrganizationId { get; set; } = "";

    /// <summary>Id of the organization above it; null for provinces.</summary>
    public string? ParentId { get; set; }

    /// <summary>Whether nothing has to be recorded for it.</summary>
    public bool IsUnchanged => Known is { } known && known.OrganizationId == OrganizationId && known.To == To
        && known.State.Name == Name && known.State.Type == Type && known.State.ParentId == ParentId;

    /// <summary>What holds while it does.</summary>
    public OrganizationState State => Known is { } known && Row is null
        ? known.State
        : new OrganizationState(Name, OrganizationKind.AdministrativeUnit, Key!.Value.Level, Type, ParentId);

    /// <summary>Whether it begins a unit, whatever went before.</summary>
    public bool BeginsUnit => Row?.BeginsUnit ?? Known!.IsFirst;
}
