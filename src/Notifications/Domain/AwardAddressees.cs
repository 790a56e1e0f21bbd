using AnTq.Events.V1;
using AnTq.Notifications.V1;

namespace AnTq.Notifications.Domain;

/// <summary>Who has to know of a granted award.</summary>
internal static class AwardAddressees
{
    private const string Collection = "organizations/";

    /// <summary>
    /// The organization of the award, its parent on the span's last day, and each named recipient: each organization once, for the first
    /// of these reasons that applies to it.
    /// </summary>
    /// <exception cref="FormatException">One of them is not the resource name of an organization.</exception>
    public static IReadOnlyList<Addressee> Of(AwardGranted award)
    {
        List<Addressee> addressees = [new(award.Organization, NoticeReason.OwnAward)];
        if (award.OrganizationAncestors.Count > 0)
            addressees.Add(new(award.OrganizationAncestors[^1], NoticeReason.AwardBelow));
        addressees.AddRange(award.RecipientOrganizations.Select(organization => new Addressee(organization, NoticeReason.NamedRecipient)));
        return [.. addressees.DistinctBy(addressee => Checked(addressee.Organization))];
    }

    private static string Checked(string organization) =>
        organization.StartsWith(Collection, StringComparison.Ordinal) && organization.Length > Collection.Length
            ? organization
            : throw new FormatException("An addressee is not an organization.");
}
