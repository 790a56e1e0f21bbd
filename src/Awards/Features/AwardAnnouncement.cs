using AnTq.Awards.Domain;
using AnTq.Awards.Persistence;
using AnTq.Awards.V1;
using AnTq.Events.V1;
using AnTq.Platform.LocalCopy;
using AnTq.Platform.Messaging;
using Google.Protobuf.Reflection;

namespace AnTq.Awards.Features;

/// <summary>Makes the event by which a granted record is announced. It names no person.</summary>
internal static class AwardAnnouncement
{
    private static readonly EnumDescriptor Authorities =
        AwardReflection.Descriptor.FindTypeByName<EnumDescriptor>(nameof(GrantingAuthority));

    private static readonly EnumDescriptor Forms = AwardReflection.Descriptor.FindTypeByName<EnumDescriptor>(nameof(AwardForm));

    /// <summary>The event of a record.</summary>
    /// <param name="award">The record as it was before.</param>
    /// <param name="statement">Resource name of the confirmed statement.</param>
    /// <param name="organization">The record's organization on the span's last day.</param>
    public static OutgoingEvent Of(GrantedAwardRow award, string statement, OrganizationOnDay organization) =>
        new("award", "granted", ResourceNames.Award(award.Id), award.Version + 1, organization.Path, Data(award, statement, organization))
        {
            OrgUnit = organization.Name,
        };

    private static AwardGranted Data(GrantedAwardRow award, string statement, OrganizationOnDay organization)
    {
        var forms = FormSet.FromBits(award.Forms);
        var data = new AwardGranted
        {
            Award = ResourceNames.Award(award.Id),
            Statement = statement,
            Organization = organization.Name,
            OrganizationDisplayName = organization.DisplayName,
            OrganizationAncestors = { organization.Ancestors },
            Authority = Authorities.FindValueByNumber(award.Authority).Name,
            AuthorityLabel = AwardLabels.Of((GrantingAuthority)award.Authority, award.StatedAs),
            Forms = { forms.Forms.Select(form => Forms.FindValueByNumber((int)form).Name) },
            FormLabel = forms.Label,
            SpanStartDate = Day.Write(award.SpanStart),
            SpanEndDate = Day.Write(award.SpanEnd),
            SpanStartIsApproximate = award.SpanStartIsApproximate,
            RecipientOrganizations = { (award.RecipientOrganizations ?? []).Select(ResourceNames.Organization) },
        };
        if (award.Collectives is { } collectives)
            data.CollectiveCount = collectives;
        if (award.Individuals is { } individuals)
            data.IndividualCount = individuals;
        return data;
    }
}
