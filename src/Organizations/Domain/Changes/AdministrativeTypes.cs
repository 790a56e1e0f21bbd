using AnTq.Organizations.V1;

namespace AnTq.Organizations.Domain;

/// <summary>What the law says of administrative units: which types belong to a level, and what may stand below what.</summary>
internal static class AdministrativeTypes
{
    /// <summary>The level to which a type belongs; unspecified for an unspecified type.</summary>
    public static AdministrativeLevel LevelOf(AdministrativeUnitType type) => type switch
    {
        AdministrativeUnitType.Province or AdministrativeUnitType.CentrallyRunCity => AdministrativeLevel.Province,
        AdministrativeUnitType.RuralDistrict or AdministrativeUnitType.UrbanDistrict or AdministrativeUnitType.Town
            or AdministrativeUnitType.ProvincialCity => AdministrativeLevel.District,
        AdministrativeUnitType.Commune or AdministrativeUnitType.Ward or AdministrativeUnitType.Township
            or AdministrativeUnitType.SpecialZone => AdministrativeLevel.Commune,
        _ => AdministrativeLevel.Unspecified,
    };

    /// <summary>Whether a type fits what an organization is: only administrative units have one, and it is of their level.</summary>
    public static bool Fit(AdministrativeUnitType type, OrganizationKind kind, AdministrativeLevel level) =>
        type == AdministrativeUnitType.Unspecified || (kind == OrganizationKind.AdministrativeUnit && LevelOf(type) == level);

    /// <summary>
    /// Whether one may stand below another. Administrative units stand below administrative units of a higher level; those whose type
    /// is not known were registered before types were, and are not held to it.
    /// </summary>
    public static bool MayStandBelow(OrganizationState lower, OrganizationState upper) =>
        lower.Type == AdministrativeUnitType.Unspecified
        || (upper.Kind == OrganizationKind.AdministrativeUnit && upper.Level < lower.Level);
}
