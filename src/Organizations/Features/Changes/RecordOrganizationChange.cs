using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Mutations;

namespace AnTq.Organizations.Features;

/// <summary>Records a change, ahead of time or afterwards.</summary>
internal sealed class RecordOrganizationChange(MutationRunner mutations, TimeProvider time)
{
    /// <summary>Answers the call.</summary>
    public Task<OrganizationChange> HandleAsync(RecordOrganizationChangeRequest request, Call call)
    {
        var change = ChangeForm.Check(request.OrganizationChange);
        foreach (var (organization, _) in ChangeParts.New(change).Where(each => each.Organization.OrganizationId.Length == 0))
            organization.OrganizationId = NewId();
        var plan = new ChangePlan
        {
            ChangeId = request.OrganizationChangeId.Length > 0 ? request.OrganizationChangeId : NewId(),
            Day = Validity.ParseDay(change.EffectiveDate),
            Change = change,
            Cause = ChangeMapping.KindOf(change),
        };
        return mutations.RunAsync(request, call, async mutation =>
        {
            var recordedAt = await TreeLock.TakeAsync(mutation);
            if (request.OrganizationChangeId.Length > 0 && await ChangeStore.FindAsync(mutation, plan.ChangeId) is not null)
                throw ChangeErrors.AlreadyExists(ChangeNames.Of(plan.ChangeId));
            var outcome = await ChangeApplication.ApplyAsync(mutation, recordedAt, plan);
            var row = ChangeMapping.ToRow(plan, change, revision: 1, outcome, recordedAt);
            ChangeStore.Add(mutation, row);
            var recorded = ChangeMapping.ToMessage(row);
            mutation.Audit(new AuditEntry("record", recorded.Name, Before: null, After: recorded, change.Reason));
            return recorded;
        });
    }

    private string NewId() => Guid.CreateVersion7(time.GetUtcNow()).ToString();
}
