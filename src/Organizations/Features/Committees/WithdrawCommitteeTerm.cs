using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Mutations;
using Google.Protobuf.WellKnownTypes;

namespace AnTq.Organizations.Features;

/// <summary>Takes a term back that never was. What was recorded stays.</summary>
internal sealed class WithdrawCommitteeTerm(MutationRunner mutations)
{
    /// <summary>Answers the call.</summary>
    public Task<CommitteeTerm> HandleAsync(WithdrawCommitteeTermRequest request, Call call) =>
        mutations.RunAsync(request, call, async mutation =>
        {
            var recordedAt = await CommitteeLock.TakeByTermAsync(mutation, request.Name);
            var known = await CommitteeTermRevision.FindAsync(mutation, request.Name, request.Etag);
            var before = CommitteeMapping.ToMessage(known);
            var term = before.Clone();
            term.State = CommitteeTerm.Types.State.Withdrawn;
            term.Revision = known.Revision + 1;
            term.RecordTime = recordedAt.ToTimestamp();
            term.Etag = Etag.FromVersion(term.Revision);
            CommitteeTermRevision.Replace(mutation, known, term);
            mutation.Audit(new AuditEntry("withdraw", term.Name, before, term, request.WithdrawalReason));
            return term;
        });
}
