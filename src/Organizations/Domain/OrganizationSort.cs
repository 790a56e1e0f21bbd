using AnTq.Organizations.V1;

namespace AnTq.Organizations.Domain;

/// <summary>What organizations are counted by.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Level">The level at which they work.</param>
/// <param name="Type">What the law calls administrative units.</param>
internal readonly record struct OrganizationSort(OrganizationKind Kind, AdministrativeLevel Level, AdministrativeUnitType Type)
{
    /// <summary>What counts an organization together with others.</summary>
    public static OrganizationSort Of(OrganizationState state) => new(state.Kind, state.Level, state.Type);
}
