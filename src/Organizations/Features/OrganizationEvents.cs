using AnTq.Events.V1;
using AnTq.Organizations.Domain;
using AnTq.Organizations.Domain.Register;
using AnTq.Organizations.V1;
using AnTq.Platform.Messaging;

namespace AnTq.Organizations.Features;

/// <summary>What the service announces.</summary>
internal static class OrganizationEvents
{
    /// <summary>What a change has made of one of the organizations that it affects.</summary>
    public static OutgoingEvent Of(ChangeOutcome outcome, Surroundings around, string id, ChangePlan plan) =>
        outcome.Created.Contains(id)
            ? Created(outcome.Tree, id)
            : Changed(outcome.Tree, id, around.Find(id)!.Version + 1, new OrganizationChanged
            {
                OrganizationChange = ChangeNames.Of(plan.ChangeId),
                EffectiveDate = Validity.Write(Timeline.FirstDifference(outcome.Tree.Before(id), outcome.Tree.Of(id)) ?? plan.Day),
                Cause = plan.Cause,
            });

    /// <summary>What an import has made of a unit, or of what ends with it.</summary>
    public static OutgoingEvent Of(ChangedTree tree, UnitPlan plan) => plan.Known is null
        ? Created(tree, plan.Id)
        : Changed(tree, plan.Id, plan.Version, new OrganizationChanged
        {
            EffectiveDate = Validity.Write(Timeline.FirstDifference(plan.Before, plan.Timeline)), Cause = "import",
        });

    /// <summary>An organization was registered. Announced on the path of its first day.</summary>
    private static OutgoingEvent Created(ChangedTree tree, string id)
    {
        var timeline = tree.Of(id);
        var (first, existence) = (timeline.Versions[0].State, timeline.Existence!.Value);
        var created = new OrganizationCreated
        {
            Organization = OrganizationNames.Of(id),
            DisplayName = first.Name,
            Kind = ValueName(Organization.KindFieldNumber, (int)first.Kind),
            Level = ValueName(Organization.LevelFieldNumber, (int)first.Level),
            Parent = first.ParentId is null ? "" : OrganizationNames.Of(first.ParentId),
            ValidFrom = Validity.Write(existence.From),
            ValidTo = Validity.Write(existence.To),
            Path = tree.Path(id, existence.From),
            Label = tree.Label(id),
        };
        created.Ancestors.AddRange(tree.Ancestors(id, existence.From).Select(OrganizationNames.Of));
        created.Versions.AddRange(VersionsOf(timeline));
        return new OutgoingEvent("organization", "created", created.Organization, SubjectVersion: 1, created.Path, created)
        {
            OrgUnit = created.Organization,
        };
    }

    private static OutgoingEvent Changed(ChangedTree tree, string id, long version, OrganizationChanged changed)
    {
        changed.Organization = OrganizationNames.Of(id);
        changed.Path = PathOn(tree, id, Validity.ParseDay(changed.EffectiveDate));
        changed.Label = tree.Label(id);
        changed.Versions.AddRange(VersionsOf(tree.Of(id)));
        return new OutgoingEvent("organization", "changed", changed.Organization, version, changed.Path, changed)
        {
            OrgUnit = changed.Organization,
        };
    }

    // On the day itself; on the last day of one that has ended by then; as it was known so far of one that never existed.
    private static string PathOn(ChangedTree tree, string id, DateOnly day)
    {
        var isGone = tree.Of(id).Existence is null;
        if ((isGone ? tree.Before(id) : tree.Of(id)).Existence is not { } existence)
            return tree.Label(id);
        var within = existence.Includes(day) ? day : day < existence.From ? existence.From : existence.To!.Value.AddDays(-1);
        return tree.Path(id, within, before: isGone);
    }

    private static IEnumerable<OrganizationVersion> VersionsOf(Timeline timeline) => timeline.Parts.Select(OrganizationMapping.ToMessage);

    private static string ValueName(int field, int value) =>
        Organization.Descriptor.FindFieldByNumber(field).EnumType.FindValueByNumber(value).Name;
}
