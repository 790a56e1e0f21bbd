using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Mutations;

namespace AnTq.Organizations.Features;

/// <summary>Where a term that is about to be written stands: in its committee, among the other terms.</summary>
/// <param name="Committee">The committee on the term's first day.</param>
/// <param name="Surroundings">What comes after the term.</param>
internal sealed record CommitteeTermPlace(OrganizationRow Committee, CommitteeSurroundingsRow Surroundings)
{
    /// <summary>Finds the place of a term; refuses when the committee or an organization of a member was not in force then.</summary>
    /// <param name="mutation">The transaction, in which the committee is locked.</param>
    /// <param name="id">Id of the term.</param>
    /// <param name="term">The term as stated.</param>
    public static async Task<CommitteeTermPlace> FindAsync(Mutation mutation, string id, CommitteeTerm term)
    {
        var (committeeId, start) = (OrganizationNames.IdOf(term.Committee)!, Validity.ParseDay(term.StartDate));
        var named = Named(term).ToList();
        var organizations = await CommitteeTermWrites.OrganizationsAsync(mutation, named.Select(each => each.Id), start);
        foreach (var each in named)
            CheckIsInForce(organizations[each.Id], start, each.Field);
        if ((OrganizationKind)organizations[committeeId].Kind != OrganizationKind.SteeringCommittee)
            throw CommitteeErrors.NotACommittee(term.Committee);
        var place = new CommitteeTermPlace(
            organizations[committeeId], await CommitteeTermWrites.SurroundingsAsync(mutation, committeeId, id, start));
        place.CheckStatedEnd(term);
        return place;
    }

    /// <summary>Fills in what the service says of a term.</summary>
    public CommitteeTerm Complete(CommitteeTerm term, string id, int revision, DateTimeOffset recordedAt)
    {
        DateOnly?[] ends =
        [
            Surroundings.NextStartDate, Surroundings.CommitteeEndDate,
            term.StatedEndDate.Length == 0 ? null : Validity.ParseDay(term.StatedEndDate),
        ];
        term.Name = CommitteeTermNames.Of(id);
        term.EndDate = Validity.Write(ends.Min());
        term.State = CommitteeTerm.Types.State.Recorded;
        term.Revision = revision;
        term.RecordTime = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(recordedAt);
        term.Etag = Etag.FromVersion(revision);
        return term;
    }

    // The organizations that a term names, with the fields that name them.
    private static IEnumerable<(string Id, string Field)> Named(CommitteeTerm term)
    {
        yield return (OrganizationNames.IdOf(term.Committee)!, "committee_term.committee");
        for (var index = 0; index < term.Members.Count; index++)
            if (OrganizationNames.IdOf(term.Members[index].Organization) is { } id)
                yield return (id, $"committee_term.members[{index}].organization");
    }

    private static void CheckIsInForce(OrganizationRow organization, DateOnly day, string field)
    {
        if (!organization.IsKnown)
            throw OrganizationErrors.NotFound(OrganizationNames.Of(organization.Id), field);
        if (organization.Name is null)
            throw OrganizationErrors.NotInForce(OrganizationNames.Of(organization.Id), day, field);
    }

    private void CheckStatedEnd(CommitteeTerm term)
    {
        if (term.StatedEndDate.Length > 0 && Validity.ParseDay(term.StatedEndDate) > Surroundings.CommitteeEndDate)
            throw OrganizationErrors.NotInForce(term.Committee, Surroundings.CommitteeEndDate.Value, "committee_term.stated_end_date");
    }
}
