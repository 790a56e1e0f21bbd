using AnTq.Events.V1;
using AnTq.Organizations.Domain;
using AnTq.Organizations.V1;
using AnTq.Platform.Messaging;

namespace AnTq.Organizations.Features;

/// <summary>What the service announces about committees. No event names a person.</summary>
internal static class CommitteeEvents
{
    /// <summary>A new term was recorded. Announced on the committee's path of the term's first day.</summary>
    public static OutgoingEvent Reconstituted(CommitteeTerm term, CommitteeTermPlace place)
    {
        var (committee, path) = (place.Committee, place.Committee.Path!);
        var reconstituted = new CommitteeReconstituted
        {
            Committee = term.Committee,
            Term = term.Name,
            Unit = committee.ParentId is null ? "" : OrganizationNames.Of(committee.ParentId),
            StartDate = term.StartDate,
            Path = path,
            HasHead = term.Members.Any(member => member.Role == CommitteeRole.Head),
        };
        return new OutgoingEvent("committee", "reconstituted", term.Committee, place.Surroundings.Revisions + 1, path, reconstituted)
        {
            OrgUnit = term.Committee,
        };
    }
}
