using AnTq.Organizations.V1;

namespace AnTq.Organizations.Domain;

/// <summary>Says what mergers, divisions and abolitions do: who ends, who takes over, and where what stood below goes.</summary>
internal static class Succession
{
    private const string Field = "organization_change";

    /// <summary>Composes a merger.</summary>
    public static void Merge(Merger merger, ChangeEffects effects)
    {
        var successor = merger.NewSuccessor is { } established
            ? established.OrganizationId
            : effects.InForce(merger.ExistingSuccessor, $"{Field}.merger.existing_successor");
        var predecessors = merger.Predecessors
            .Select((name, index) => effects.Ending(name, $"{Field}.merger.predecessors[{index}]")).ToHashSet(StringComparer.Ordinal);
        foreach (var predecessor in predecessors)
        {
            effects.End(predecessor);
            effects.Pass(predecessor, successor, LineageExtent.Full);
            foreach (var subordinate in EndCommittees(predecessor, effects).Where(id => !predecessors.Contains(id)))
                effects.Move(subordinate, subordinate == successor ? AboveAll(predecessor, predecessors, effects) : successor);
        }
    }

    /// <summary>Composes a division.</summary>
    public static void Divide(Division division, ChangeEffects effects)
    {
        const string organization = $"{Field}.division.organization";
        var divided = division.Continues
            ? effects.InForce(division.Organization, organization) : effects.Ending(division.Organization, organization);
        var subordinates = (division.Continues ? effects.Below(divided) : EndCommittees(divided, effects)).ToHashSet(StringComparer.Ordinal);
        for (var index = 0; index < division.Parts.Count; index++)
            PassPart(division, index, divided, subordinates, effects);
        if (division.Continues)
            return;
        effects.End(divided);
        RefuseRemaining(divided, subordinates, effects);
    }

    /// <summary>Composes an abolition.</summary>
    public static void Abolish(Abolition abolition, ChangeEffects effects)
    {
        var abolished = effects.Ending(abolition.Organization, $"{Field}.abolition.organization");
        var target = abolition.SubordinatesMoveTo.Length == 0
            ? null : effects.InForce(abolition.SubordinatesMoveTo, $"{Field}.abolition.subordinates_move_to");
        effects.End(abolished);
        var subordinates = EndCommittees(abolished, effects).ToList();
        if (target is null)
            RefuseRemaining(abolished, subordinates, effects);
        foreach (var subordinate in subordinates)
            effects.Move(subordinate, subordinate == target ? effects.State(abolished).ParentId : target);
    }

    private static void PassPart(Division division, int index, string divided, HashSet<string> subordinates, ChangeEffects effects)
    {
        var (part, field) = (division.Parts[index], $"{Field}.division.parts[{index}]");
        var recipient = part.NewOrganization is { } established
            ? established.OrganizationId
            : effects.InForce(part.ExistingOrganization, $"{field}.existing_organization");
        effects.Pass(divided, recipient, LineageExtent.Partial);
        for (var place = 0; place < part.Subordinates.Count; place++)
        {
            var subordinate = effects.InForce(part.Subordinates[place], $"{field}.subordinates[{place}]");
            if (!subordinates.Remove(subordinate))
                throw ChangeErrors.NotBelow(part.Subordinates[place], division.Organization, $"{field}.subordinates[{place}]");
            effects.Move(subordinate, recipient);
        }
    }

    // Steering committees end with the unit above them; what stands below them is left as if it stood below the unit.
    private static IEnumerable<string> EndCommittees(string above, ChangeEffects effects)
    {
        foreach (var id in effects.Below(above))
        {
            if (effects.State(id).Kind != OrganizationKind.SteeringCommittee)
            {
                yield return id;
                continue;
            }

            effects.End(id);
            foreach (var left in EndCommittees(id, effects))
                yield return left;
        }
    }

    // A successor that stood below a predecessor takes its place in the tree.
    private static string? AboveAll(string predecessor, HashSet<string> predecessors, ChangeEffects effects)
    {
        var above = effects.State(predecessor).ParentId;
        while (above is not null && predecessors.Contains(above))
            above = effects.State(above).ParentId;
        return above;
    }

    private static void RefuseRemaining(string above, IEnumerable<string> remaining, ChangeEffects effects)
    {
        List<RemainingSubordinate> left = [.. remaining.Select(id => new RemainingSubordinate(id, effects.State(id).Name, ChangeId: null))];
        if (left.Count > 0)
            throw ChangeErrors.SubordinatesRemain(above, left);
    }
}
