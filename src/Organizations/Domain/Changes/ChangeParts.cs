using AnTq.Organizations.V1;
using Kind = AnTq.Organizations.V1.OrganizationChange.ChangeOneofCase;

namespace AnTq.Organizations.Domain;

/// <summary>Which organizations a change speaks of.</summary>
internal static class ChangeParts
{
    private const string Field = "organization_change";

    /// <summary>Those that come into being, with the path of the field.</summary>
    public static IEnumerable<(NewOrganization Organization, string Field)> New(OrganizationChange change) => change.ChangeCase switch
    {
        Kind.Establishment => [(change.Establishment.Organization, $"{Field}.establishment.organization")],
        Kind.Merger when change.Merger.NewSuccessor is { } successor => [(successor, $"{Field}.merger.new_successor")],
        Kind.Division => change.Division.Parts.Select((part, index) => (part.NewOrganization, $"{Field}.division.parts[{index}].new_organization"))
            .Where(each => each.NewOrganization is not null),
        _ => [],
    };

    /// <summary>Ids of those that are named and exist, parents included.</summary>
    public static IEnumerable<string> Named(OrganizationChange change)
    {
        var names = change.ChangeCase switch
        {
            Kind.Renaming => [change.Renaming.Organization],
            Kind.Relocation => [change.Relocation.Organization, change.Relocation.Parent],
            Kind.Recoding => [change.Recoding.Organization],
            Kind.Merger => [.. change.Merger.Predecessors, change.Merger.ExistingSuccessor],
            Kind.Division =>
            [
                change.Division.Organization,
                .. change.Division.Parts.SelectMany(part => part.Subordinates.Append(part.ExistingOrganization)),
            ],
            Kind.Abolition => [change.Abolition.Organization, change.Abolition.SubordinatesMoveTo],
            _ => Enumerable.Empty<string>(),
        };
        return names.Concat(New(change).Select(each => each.Organization.Parent)).Select(OrganizationNames.IdOf).OfType<string>();
    }

    /// <summary>Ids of those that end by it, or are divided: what stands below them matters.</summary>
    public static IEnumerable<string> Ending(OrganizationChange change) => (change.ChangeCase switch
    {
        Kind.Merger => change.Merger.Predecessors,
        Kind.Division => [change.Division.Organization],
        Kind.Abolition => [change.Abolition.Organization],
        _ => Enumerable.Empty<string>(),
    }).Select(name => OrganizationNames.IdOf(name)!);
}
