using AnTq.Organizations.V1;

namespace AnTq.Organizations.Domain.Register;

/// <summary>
/// What becomes of what stands below units that end or begin otherwise than was known: steering committees end with the unit, whatever
/// else is in force there would be without a parent.
/// </summary>
internal sealed class Subordinates(ParentPlaces places, string changeId)
{
    /// <summary>Ids of the organizations that exist on fewer days than was known.</summary>
    public static IReadOnlyList<string> Shrunk(IEnumerable<UnitPlan> plans) =>
        [.. plans.Where(plan => plan.Before.Existence is { } before && !Covers(plan.Timeline.Existence, before)).Select(plan => plan.Id)];

    /// <summary>Ends committees and notes what else would be without a parent.</summary>
    /// <param name="above">The organizations that exist on fewer days, by id.</param>
    /// <param name="below">What is known to stand directly below them and is no administrative unit.</param>
    public IEnumerable<UnitPlan> Plan(IReadOnlyDictionary<string, UnitPlan> above, IEnumerable<KnownOrganization> below)
    {
        foreach (var organization in below)
        {
            var orphaned = organization.Timeline.Versions.FirstOrDefault(version => version.State.ParentId is { } parent
                && above.TryGetValue(parent, out var plan) && !Covers(plan.Timeline.Existence, version.Valid));
            if (orphaned is null)
                continue;
            if (EndOf(above[orphaned.State.ParentId!], orphaned) is { } end)
            {
                places.TellFor(organization.Id, orphaned.State.ParentId!);
                yield return new UnitPlan(organization.Id, organization, Ended(organization, end));
            }
            else
            {
                places.Orphaned(orphaned.State.ParentId!, orphaned.State.Name);
            }
        }
    }

    // The day on which a committee ends with the unit above it; null for what must not end by itself.
    private static DateOnly? EndOf(UnitPlan above, TimelineVersion orphaned) =>
        orphaned.State.Kind == OrganizationKind.SteeringCommittee
            && above.Timeline.Existence is { To: { } end } existence
            && existence.From <= orphaned.Valid.From && orphaned.Valid.From < end
            ? end
            : null;

    private List<OrganizationEffect> Ended(KnownOrganization organization, DateOnly end) =>
    [
        .. organization.Effects.Where(effect => effect.Day < end),
        new OrganizationEffect { ChangeId = changeId, OrganizationId = organization.Id, Day = end, Ends = true },
    ];

    private static bool Covers(Validity? outer, Validity inner) => outer?.Includes(inner) == true;
}
