using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Mutations;

namespace AnTq.Organizations.Features;

/// <summary>Replaces a change that was recorded wrongly. What was recorded stays readable as it was known.</summary>
internal sealed class CorrectOrganizationChange(MutationRunner mutations, TimeProvider time)
{
    /// <summary>Answers the call.</summary>
    public Task<OrganizationChange> HandleAsync(CorrectOrganizationChangeRequest request, Call call)
    {
        var change = ChangeForm.Check(request.OrganizationChange);
        return mutations.RunAsync(request, call, async mutation =>
        {
            var recordedAt = await TreeLock.TakeAsync(mutation);
            var known = await KnownChange.FindAsync(mutation, request.Name, request.Etag);
            var before = ChangeMapping.ToMessage(known);
            KeepIds(before, change);
            var plan = new ChangePlan
            {
                ChangeId = known.Id,
                Day = Validity.ParseDay(change.EffectiveDate),
                Change = change,
                FormerlyAffected = known.Affected,
                Replaces = true,
                Cause = "correction",
            };
            var outcome = await ChangeApplication.ApplyAsync(mutation, recordedAt, plan);
            var row = ChangeMapping.ToRow(plan, change, known.Revision + 1, outcome, recordedAt);
            ChangeStore.Add(mutation, row);
            var corrected = ChangeMapping.ToMessage(row);
            mutation.Audit(new AuditEntry("correct", corrected.Name, before, corrected, request.CorrectionReason));
            return corrected;
        });
    }

    // An organization without an id is the one that stood at the same place in the earlier revision.
    private void KeepIds(OrganizationChange before, OrganizationChange after)
    {
        var former = ChangeParts.New(before).Select(each => each.Organization.OrganizationId).ToList();
        var parts = ChangeParts.New(after).Select(each => each.Organization).ToList();
        var taken = parts.Select(part => part.OrganizationId).ToHashSet(StringComparer.Ordinal);
        for (var place = 0; place < parts.Count; place++)
        {
            if (parts[place].OrganizationId.Length > 0)
                continue;
            var kept = place < former.Count && !taken.Contains(former[place]);
            parts[place].OrganizationId = kept ? former[place] : Guid.CreateVersion7(time.GetUtcNow()).ToString();
        }
    }
}
