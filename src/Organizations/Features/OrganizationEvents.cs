using AnTq.Events.V1;
using AnTq.Organizations.V1;
using AnTq.Platform.Messaging;

namespace AnTq.Organizations.Features;

/// <summary>What the service announces.</summary>
internal static class OrganizationEvents
{
    /// <summary>An organization was registered. Announced on the path of its first day.</summary>
    public static OutgoingEvent Created(Organization organization)
    {
        var created = new OrganizationCreated
        {
            Organization = organization.Name,
            DisplayName = organization.DisplayName,
            Kind = ValueName(Organization.KindFieldNumber, (int)organization.Kind),
            Level = ValueName(Organization.LevelFieldNumber, (int)organization.Level),
            Parent = organization.Parent,
            ValidFrom = organization.ValidFrom,
            ValidTo = organization.ValidTo,
            Path = organization.Path,
        };
        created.Ancestors.AddRange(organization.Ancestors);
        return new OutgoingEvent("organization", "created", organization.Name, SubjectVersion: 1, organization.Path, created)
        {
            OrgUnit = organization.Name,
        };
    }

    private static string ValueName(int field, int value) =>
        Organization.Descriptor.FindFieldByNumber(field).EnumType.FindValueByNumber(value).Name;
}
