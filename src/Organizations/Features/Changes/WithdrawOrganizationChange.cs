using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Mutations;

namespace AnTq.Organizations.Features;

/// <summary>Takes a change back. What was recorded stays readable as it was known.</summary>
internal sealed class WithdrawOrganizationChange(MutationRunner mutations)
{
    /// <summary>Answers the call.</summary>
    public Task<OrganizationChange> HandleAsync(WithdrawOrganizationChangeRequest request, Call call) =>
        mutations.RunAsync(request, call, async mutation =>
        {
            var recordedAt = await TreeLock.TakeAsync(mutation);
            var known = await KnownChange.FindAsync(mutation, request.Name, request.Etag);
            var plan = new ChangePlan
            {
                ChangeId = known.Id,
                Day = known.EffectiveDate,
                Change = null,
                FormerlyAffected = known.Affected,
                Replaces = true,
                Cause = "withdrawal",
            };
            var outcome = await ChangeApplication.ApplyAsync(mutation, recordedAt, plan);
            var before = ChangeMapping.ToMessage(known);
            var row = ChangeMapping.ToRow(plan, ChangeMapping.Told(known), known.Revision + 1, outcome, recordedAt);
            ChangeStore.Add(mutation, row);
            var withdrawn = ChangeMapping.ToMessage(row);
            mutation.Audit(new AuditEntry("withdraw", withdrawn.Name, before, withdrawn, request.WithdrawalReason));
            return withdrawn;
        });
}
