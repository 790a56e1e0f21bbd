using AnTq.Organizations.V1;

namespace AnTq.Organizations.Domain;

/// <summary>What is held to be true of an organization on a day, but for its codes.</summary>
/// <param name="Name">Its name with its type word.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Level">The level at which it works.</param>
/// <param name="Type">What the law calls it; unspecified for what is no administrative unit.</param>
/// <param name="ParentId">Id of the organization above it; null at the top of a tree.</param>
internal sealed record OrganizationState(
    string Name, OrganizationKind Kind, AdministrativeLevel Level, AdministrativeUnitType Type, string? ParentId)
{
    /// <summary>The state that a start brings about.</summary>
    public static OrganizationState Of(OrganizationEffect start) => new(
        start.Name ?? throw new ArgumentException("A start has a name.", nameof(start)),
        start.Kind ?? throw new ArgumentException("A start has a kind.", nameof(start)),
        start.Level ?? throw new ArgumentException("A start has a level.", nameof(start)),
        start.Type ?? AdministrativeUnitType.Unspecified,
        start.ParentId);

    /// <summary>The state after an effect.</summary>
    public OrganizationState After(OrganizationEffect effect) => new(
        effect.Name ?? Name,
        effect.Kind ?? Kind,
        effect.Level ?? Level,
        effect.Type ?? Type,
        effect.SetsParent ? effect.ParentId : ParentId);
}
