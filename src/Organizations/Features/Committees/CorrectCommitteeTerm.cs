using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Mutations;

namespace AnTq.Organizations.Features;

/// <summary>Replaces a term that was recorded wrongly. What was recorded before stays.</summary>
internal sealed class CorrectCommitteeTerm(MutationRunner mutations)
{
    /// <summary>Answers the call.</summary>
    public Task<CommitteeTerm> HandleAsync(CorrectCommitteeTermRequest request, Call call)
    {
        var stated = CommitteeTermText.Read(request.CommitteeTerm);
        return mutations.RunAsync(request, call, async mutation =>
        {
            var recordedAt = await CommitteeLock.TakeByTermAsync(mutation, request.Name);
            var known = await CommitteeTermRevision.FindAsync(mutation, request.Name, request.Etag);
            if (OrganizationNames.Of(known.CommitteeId) != stated.Committee)
                throw CommitteeErrors.CommitteeIsFixed(OrganizationNames.Of(known.CommitteeId));
            var place = await CommitteeTermPlace.FindAsync(mutation, known.Id, stated);
            var term = place.Complete(stated, known.Id, known.Revision + 1, recordedAt);
            CommitteeTermRevision.Replace(mutation, known, term);
            mutation.Audit(new AuditEntry("correct", term.Name, CommitteeMapping.ToMessage(known), term, request.CorrectionReason));
            return term;
        });
    }
}
