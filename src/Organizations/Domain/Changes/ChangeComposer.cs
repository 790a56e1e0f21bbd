using AnTq.Organizations.V1;
using Kind = AnTq.Organizations.V1.OrganizationChange.ChangeOneofCase;

namespace AnTq.Organizations.Domain;

/// <summary>Says what a change does to each organization, given what would hold without it.</summary>
internal sealed class ChangeComposer(string changeId, DateOnly day, Surroundings around)
{
    private const string Field = "organization_change";

    private readonly List<OrganizationEffect> effects = [];
    private readonly List<LineageStep> lineage = [];

    /// <summary>The effects, not placed among others of their day yet.</summary>
    public IReadOnlyList<OrganizationEffect> Effects => effects;

    /// <summary>Who takes over from whom.</summary>
    public IReadOnlyList<LineageStep> Lineage => lineage;

    /// <summary>Composes a change that has passed the checks of its form.</summary>
    public void Compose(OrganizationChange change)
    {
        foreach (var (organization, field) in ChangeParts.New(change))
            Start(organization, field);
        switch (change.ChangeCase)
        {
            case Kind.Renaming:
                Rename(change.Renaming);
                break;
            case Kind.Relocation:
                Relocate(change.Relocation);
                break;
            case Kind.Recoding:
                var recoded = InForce(change.Recoding.Organization, $"{Field}.recoding.organization");
                effects.Add(On(recoded) with { Codes = Given(change.Recoding.OfficialCodes) });
                break;
            case Kind.Merger:
                Merge(change.Merger);
                break;
            case Kind.Division:
                Divide(change.Division);
                break;
            case Kind.Abolition:
                Abolish(change.Abolition);
                break;
        }
    }

    /// <summary>The organization that starts ends again on a later day.</summary>
    public void End(string organizationId, DateOnly onDay) => effects.Add(On(organizationId) with { Day = onDay, Ends = true });

    private void Start(NewOrganization organization, string field)
    {
        if (organization.Parent.Length > 0 && around.Find(OrganizationNames.IdOf(organization.Parent)!) is null)
            throw OrganizationErrors.ParentNotFound(organization.Parent, $"{field}.parent");
        effects.Add(On(organization.OrganizationId) with
        {
            Starts = true,
            Name = organization.DisplayName,
            Kind = organization.Kind,
            Level = organization.Level,
            Type = organization.AdministrativeUnitType,
            SetsParent = true,
            ParentId = OrganizationNames.IdOf(organization.Parent),
            Codes = Given(organization.OfficialCodes),
        });
    }

    private void Rename(Renaming renaming)
    {
        var id = InForce(renaming.Organization, $"{Field}.renaming.organization");
        var state = around.Without(id).StateOn(day)!;
        if (!AdministrativeTypes.Fit(renaming.AdministrativeUnitType, state.Kind, state.Level))
            throw ChangeErrors.TypeDoesNotFit(renaming.Organization, $"{Field}.renaming.administrative_unit_type");
        effects.Add(On(id) with
        {
            Name = renaming.DisplayName.Length > 0 ? renaming.DisplayName : null,
            Type = renaming.AdministrativeUnitType == AdministrativeUnitType.Unspecified ? null : renaming.AdministrativeUnitType,
        });
    }

    private void Relocate(Relocation relocation)
    {
        var id = InForce(relocation.Organization, $"{Field}.relocation.organization");
        var parentId = OrganizationNames.IdOf(relocation.Parent);
        if (parentId is not null && around.Find(parentId) is null)
            throw OrganizationErrors.ParentNotFound(relocation.Parent, $"{Field}.relocation.parent");
        Move(id, parentId);
    }

    private void Merge(Merger merger)
    {
        var successor = merger.NewSuccessor is { } established
            ? established.OrganizationId
            : InForce(merger.ExistingSuccessor, $"{Field}.merger.existing_successor");
        var predecessors = merger.Predecessors.Select((name, index) => Ending(name, $"{Field}.merger.predecessors[{index}]"))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var predecessor in predecessors)
        {
            effects.Add(On(predecessor) with { Ends = true });
            lineage.Add(new LineageStep(predecessor, successor, day, LineageExtent.Full));
            foreach (var subordinate in EndCommittees(predecessor).Where(id => !predecessors.Contains(id)))
                Move(subordinate, subordinate == successor ? AboveAll(predecessor, predecessors) : successor);
        }
    }

    private void Divide(Division division)
    {
        const string field = $"{Field}.division";
        var divided = division.Continues
            ? InForce(division.Organization, $"{field}.organization") : Ending(division.Organization, $"{field}.organization");
        var subordinates = (division.Continues ? around.Below(divided, day) : EndCommittees(divided)).ToHashSet(StringComparer.Ordinal);
        for (var index = 0; index < division.Parts.Count; index++)
        {
            var part = division.Parts[index];
            var recipient = part.NewOrganization is { } established
                ? established.OrganizationId
                : InForce(part.ExistingOrganization, $"{field}.parts[{index}].existing_organization");
            lineage.Add(new LineageStep(divided, recipient, day, LineageExtent.Partial));
            for (var place = 0; place < part.Subordinates.Count; place++)
            {
                var subordinate = InForce(part.Subordinates[place], $"{field}.parts[{index}].subordinates[{place}]");
                if (!subordinates.Remove(subordinate))
                    throw ChangeErrors.NotBelow(part.Subordinates[place], division.Organization, $"{field}.parts[{index}].subordinates[{place}]");
                Move(subordinate, recipient);
            }
        }
        if (division.Continues)
            return;
        effects.Add(On(divided) with { Ends = true });
        RefuseRemaining(divided, subordinates);
    }

    private void Abolish(Abolition abolition)
    {
        var abolished = Ending(abolition.Organization, $"{Field}.abolition.organization");
        var target = abolition.SubordinatesMoveTo.Length == 0
            ? null : InForce(abolition.SubordinatesMoveTo, $"{Field}.abolition.subordinates_move_to");
        effects.Add(On(abolished) with { Ends = true });
        var subordinates = EndCommittees(abolished).ToList();
        if (target is null)
            RefuseRemaining(abolished, subordinates);
        foreach (var subordinate in subordinates)
            Move(subordinate, subordinate == target ? around.Without(abolished).StateOn(day)!.ParentId : target);
    }

    // Steering committees end with the unit above them; what stands below them is left as if it stood below the unit.
    private IEnumerable<string> EndCommittees(string above)
    {
        foreach (var id in around.Below(above, day).ToList())
        {
            if (around.Without(id).StateOn(day)!.Kind != OrganizationKind.SteeringCommittee)
            {
                yield return id;
                continue;
            }
            effects.Add(On(id) with { Ends = true });
            foreach (var left in EndCommittees(id))
                yield return left;
        }
    }

    // A successor that stood below a predecessor takes its place in the tree.
    private string? AboveAll(string predecessor, HashSet<string> predecessors)
    {
        var above = around.Without(predecessor).StateOn(day)?.ParentId;
        while (above is not null && predecessors.Contains(above))
            above = around.Without(above).StateOn(day)?.ParentId;
        return above;
    }

    private void RefuseRemaining(string above, IEnumerable<string> remaining)
    {
        var names = remaining.Select(id => (id, around.Without(id).StateOn(day)!.Name)).ToList();
        if (names.Count > 0)
            throw ChangeErrors.SubordinatesRemain(above, [.. names.Select(each => new RemainingSubordinate(each.id, each.Name, null))]);
    }

    private void Move(string id, string? parentId) => effects.Add(On(id) with { SetsParent = true, ParentId = parentId });

    // Whoever ends on a day has been there the day before.
    private string Ending(string name, string field)
    {
        var id = InForce(name, field);
        return around.Without(id).StateOn(day.AddDays(-1)) is null ? throw OrganizationErrors.NotInForce(name, day.AddDays(-1), field) : id;
    }

    private string InForce(string name, string field)
    {
        var id = OrganizationNames.IdOf(name)!;
        if (around.Find(id) is null)
            throw OrganizationErrors.NotFound(name, field);
        return around.Without(id).StateOn(day) is null ? throw OrganizationErrors.NotInForce(name, day, field) : id;
    }

    private OrganizationEffect On(string id) => new() { ChangeId = changeId, OrganizationId = id, Day = day };

    private static GivenCode[] Given(IEnumerable<OfficialCode> codes) =>
        [.. codes.OrderBy(code => code.Scheme).Select(code => new GivenCode(code.Scheme, code.Code))];
}
