using AnTq.Organizations.V1;
using Kind = AnTq.Organizations.V1.OrganizationChange.ChangeOneofCase;

namespace AnTq.Organizations.Domain;

/// <summary>Says what a change does to each organization, given what would hold without it.</summary>
internal static class ChangeComposer
{
    private const string Field = "organization_change";

    /// <summary>Composes a change that has passed the checks of its form.</summary>
    /// <param name="change">The change.</param>
    /// <param name="effects">Where its effects are collected.</param>
    public static void Compose(OrganizationChange change, ChangeEffects effects)
    {
        foreach (var (organization, field) in ChangeParts.New(change))
            Start(organization, field, effects);
        switch (change.ChangeCase)
        {
            case Kind.Renaming:
                Rename(change.Renaming, effects);
                break;
            case Kind.Relocation:
                var moved = effects.InForce(change.Relocation.Organization, $"{Field}.relocation.organization");
                effects.Move(moved, effects.Parent(change.Relocation.Parent, $"{Field}.relocation.parent"));
                break;
            case Kind.Recoding:
                var recoded = effects.InForce(change.Recoding.Organization, $"{Field}.recoding.organization");
                effects.Add(recoded, effect => effect with { Codes = Given(change.Recoding.OfficialCodes) });
                break;
            case Kind.Merger:
                Succession.Merge(change.Merger, effects);
                break;
            case Kind.Division:
                Succession.Divide(change.Division, effects);
                break;
            case Kind.Abolition:
                Succession.Abolish(change.Abolition, effects);
                break;
        }
    }

    private static void Start(NewOrganization organization, string field, ChangeEffects effects)
    {
        var parentId = effects.Parent(organization.Parent, $"{field}.parent");
        effects.Add(organization.OrganizationId, effect => effect with
        {
            Starts = true,
            Name = organization.DisplayName,
            Kind = organization.Kind,
            Level = organization.Level,
            Type = organization.AdministrativeUnitType,
            SetsParent = true,
            ParentId = parentId,
            Codes = Given(organization.OfficialCodes),
        });
    }

    private static void Rename(Renaming renaming, ChangeEffects effects)
    {
        var id = effects.InForce(renaming.Organization, $"{Field}.renaming.organization");
        var state = effects.State(id);
        if (!AdministrativeTypes.Fit(renaming.AdministrativeUnitType, state.Kind, state.Level))
            throw ChangeErrors.TypeDoesNotFit(renaming.Organization, $"{Field}.renaming.administrative_unit_type");
        effects.Add(id, effect => effect with
        {
            Name = renaming.DisplayName.Length > 0 ? renaming.DisplayName : null,
            Type = renaming.AdministrativeUnitType == AdministrativeUnitType.Unspecified ? null : renaming.AdministrativeUnitType,
        });
    }

    private static GivenCode[] Given(IEnumerable<OfficialCode> codes) =>
        [.. codes.OrderBy(code => code.Scheme).Select(code => new GivenCode(code.Scheme, code.Code))];
}
