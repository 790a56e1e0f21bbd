using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Mutations;

namespace AnTq.Organizations.Features;

/// <summary>
/// Lets a change take effect in a transaction that holds the lock of the tree: what it does to each organization, whether all rules
/// still hold, what has to be recorded, and what is announced.
/// </summary>
internal static class ChangeApplication
{
    /// <summary>Checks the change and collects its writes and events.</summary>
    /// <exception cref="Platform.Errors.RefusalException">The change cannot be; nothing is written.</exception>
    public static async Task<ChangeOutcome> ApplyAsync(Mutation mutation, DateTimeOffset recordedAt, ChangePlan plan)
    {
        var around = await LoadAsync(mutation, plan);
        var composed = new ChangeEffects(plan.ChangeId, plan.Day, around);
        if (plan.Change is not null)
            ChangeComposer.Compose(plan.Change, composed);
        EndWhatStarts(composed, plan, around);
        var effects = EffectPlaces.Place(composed.Effects, around);
        var created = effects.Where(effect => effect.Starts && around.Find(effect.OrganizationId) is null)
            .Select(effect => effect.OrganizationId).ToList();
        var labels = await NewLabels.TakeAsync(mutation, created);
        var tree = ChangedTree.Of(around, effects, labels);
        var difference = await CheckAsync(mutation, tree, plan.ChangeId);
        var outcome = new ChangeOutcome(tree, Affected(plan, tree, composed.Lineage), created);
        TimelineStore.Write(mutation, new TimelineWrite
        {
            ChangeId = plan.ChangeId,
            RecordedAt = recordedAt,
            NewOrganizations = [.. created.Select(id => (id, labels[id]))],
            ChangedOrganizations = [.. outcome.Affected.Except(created)],
            EndedEffects = [.. around.FormerEffects.Select(effect => effect.RowId)],
            NewEffects = effects,
            EndsLineage = plan.Replaces,
            NewLineage = composed.Lineage,
            Difference = difference,
        });
        // Only creations run beside each other, and each registers one organization.
        mutation.OnViolation("organization_pkey", () => OrganizationErrors.AlreadyExists(OrganizationNames.Of(created[0])));
        mutation.OnViolation("organization_code_one_holder", OrganizationErrors.OfficialCodeInUse);
        mutation.OnViolation("organization_lineage_known", ChangeErrors.LineageRecorded);
        foreach (var id in outcome.Affected)
            mutation.Publish(OrganizationEvents.Of(outcome, around, id, plan));
        return outcome;
    }

    private static async Task<Surroundings> LoadAsync(Mutation mutation, ChangePlan plan)
    {
        // Nothing is named by what is only taken back.
        var change = plan.Change ?? new OrganizationChange();
        var started = ChangeParts.New(change).Select(each => each.Organization.OrganizationId).ToList();
        var around = await SurroundingsStore.LoadAsync(
            mutation,
            plan.ChangeId,
            [.. ChangeParts.Named(change), .. started, .. plan.FormerlyAffected],
            ChangeParts.Ending(change),
            plan.Day);
        foreach (var id in started)
            if (around.Find(id) is not null && !plan.FormerlyAffected.Contains(id))
                throw OrganizationErrors.AlreadyExists(OrganizationNames.Of(id));
        return around;
    }

    // A registration may have told the end along with the start; its correction speaks of the start only.
    private static void EndWhatStarts(ChangeEffects composed, ChangePlan plan, Surroundings around)
    {
        foreach (var started in composed.Effects.Where(effect => effect.Starts).Select(effect => effect.OrganizationId).ToList())
            if ((plan.EndsOn ?? around.FormerEffects.FirstOrDefault(former => former.Ends && former.OrganizationId == started)?.Day) is { } day)
                composed.Add(started, effect => effect with { Day = day, Ends = true });
    }

    private static async Task<TimelineDifference> CheckAsync(Mutation mutation, ChangedTree tree, string changeId)
    {
        var below = await SurroundingsStore.MeasureBelowAsync(mutation, tree);
        var rules = new TreeRules(tree.Of);
        foreach (var id in tree.Affected)
            rules.Check(id, [.. below[id]]);
        await CheckOthersAsync(mutation, tree, changeId);
        HeldCodes.Check(tree.Affected, tree.Of);
        var difference = new TimelineDifference();
        foreach (var id in tree.Affected)
            difference.Add(id, tree.Before(id), tree.Of(id));
        await TakenCodes.LockAsync(mutation, difference);
        await TakenCodes.RefuseAsync(mutation, difference, tree.Affected);
        return difference;
    }

    // What is not affected itself may still rely on what is.
    private static async Task CheckOthersAsync(Mutation mutation, ChangedTree tree, string changeId)
    {
        var remaining = await SurroundingsStore.FindRemainingAsync(mutation, tree);
        if (remaining.Count > 0)
            throw ChangeErrors.SubordinatesRemain(
                remaining[0].AboveId, [.. remaining.Select(row => new RemainingSubordinate(row.Id, row.Name, row.ChangeId))]);
        var broken = await SurroundingsStore.FindBrokenLineageAsync(mutation, tree, changeId);
        if (broken.Count > 0)
            throw ChangeErrors.ChangesConflict(
                broken[0].Id, [.. broken.Where(link => link.Id == broken[0].Id).Select(link => (link.Day, link.ChangeId))]);
        if (await SurroundingsStore.FindMisplacedAsync(mutation, tree) is { } misplaced)
            throw ChangeErrors.ParentLevelDoesNotFit(misplaced.Id, misplaced.AboveId);
    }

    // Who takes over from others is changed, even where nothing else becomes of it; so is who no longer does after a correction.
    private static List<string> Affected(ChangePlan plan, ChangedTree tree, IReadOnlyList<LineageStep> lineage) =>
    [
        .. tree.Affected.Concat(lineage.SelectMany(step => new[] { step.PredecessorId, step.SuccessorId })).Concat(plan.FormerlyAffected)
            .Distinct().Order(StringComparer.Ordinal),
    ];
}
