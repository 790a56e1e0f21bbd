using AnTq.Events.V1;
using AnTq.Organizations.Domain;
using AnTq.Organizations.V1;
using AnTq.Platform.Messaging;

namespace AnTq.Organizations.Features;

/// <summary>What the service announces.</summary>
internal static class OrganizationEvents
{
    /// <summary>What a change has made of one of the organizations that it affects.</summary>
    public static OutgoingEvent Of(ChangeOutcome outcome, Surroundings around, string id, ChangePlan plan)
    {
        var versions = VersionMessages.Of(outcome.Tree.Of(id));
        return outcome.Created.Contains(id)
            ? Created(outcome.Tree, id, versions)
            : Changed(outcome.Tree, id, versions, plan, around.Find(id)!.Version + 1);
    }

    /// <summary>An organization was registered. Announced on the path of its first day.</summary>
    private static OutgoingEvent Created(ChangedTree tree, string id, IReadOnlyList<OrganizationVersion> versions)
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
        created.Versions.AddRange(versions);
        return new OutgoingEvent("organization", "created", created.Organization, SubjectVersion: 1, created.Path, created)
        {
            OrgUnit = created.Organization,
        };
    }

    private static OutgoingEvent Changed(
        ChangedTree tree, string id, IReadOnlyList<OrganizationVersion> versions, ChangePlan plan, long version)
    {
        var day = Timeline.FirstDifference(tree.Before(id), tree.Of(id)) ?? plan.Day;
        var changed = new OrganizationChanged
        {
            Organization = OrganizationNames.Of(id),
            OrganizationChange = ChangeNames.Of(plan.ChangeId),
            EffectiveDate = Validity.Write(day),
            Path = PathOn(tree, id, day),
            Label = tree.Label(id),
            Cause = plan.Cause,
        };
        changed.Versions.AddRange(versions);
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

    private static string ValueName(int field, int value) =>
        Organization.Descriptor.FindFieldByNumber(field).EnumType.FindValueByNumber(value).Name;
}
