using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Mutations;

namespace AnTq.Organizations.Features;

/// <summary>Records a new term of a committee. Where the one before it ends follows from that.</summary>
internal sealed class ReconstituteCommittee(MutationRunner mutations, TimeProvider time)
{
    /// <summary>Answers the call.</summary>
    public Task<CommitteeTerm> HandleAsync(ReconstituteCommitteeRequest request, Call call)
    {
        var stated = CommitteeTermText.Read(request.CommitteeTerm);
        var id = request.CommitteeTermId.Length > 0 ? request.CommitteeTermId : Guid.CreateVersion7(time.GetUtcNow()).ToString();
        return mutations.RunAsync(request, call, async mutation =>
        {
            var recordedAt = await CommitteeLock.TakeAsync(mutation, stated.Committee);
            var place = await CommitteeTermPlace.FindAsync(mutation, id, stated);
            var term = place.Complete(stated, id, revision: 1, recordedAt);
            CommitteeTermWrites.Add(mutation, id, term);
            mutation.Audit(new AuditEntry("reconstitute", term.Name, Before: null, After: term));
            mutation.Publish(CommitteeEvents.Reconstituted(term, place));
            return term;
        });
    }
}
