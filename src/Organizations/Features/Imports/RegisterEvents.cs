using AnTq.Events.V1;
using AnTq.Organizations.Domain;
using AnTq.Organizations.Domain.Register;
using AnTq.Organizations.V1;
using AnTq.Platform.Messaging;
using AnTq.Platform.Mutations;

namespace AnTq.Organizations.Features.Imports;

/// <summary>What an import announces, and what it leaves in the audit: one of each per unit.</summary>
internal static class RegisterEvents
{
    /// <summary>The event of a unit.</summary>
    public static OutgoingEvent Of(UnitPlan plan, RegisterPaths paths)
    {
        var name = OrganizationNames.Of(plan.Id);
        var (verb, path, data) = plan.Known is null ? Created(plan, name, paths) : Changed(plan, name, paths);
        return new OutgoingEvent("organization", verb, name, plan.Version, path, data) { OrgUnit = name };
    }

    /// <summary>The audit row of a unit.</summary>
    public static AuditEntry AuditOf(UnitPlan plan, string reason) => new(
        "import", OrganizationNames.Of(plan.Id), Before: Versions(plan.Before), After: Versions(plan.Timeline), reason);

    private static (string, string, Google.Protobuf.IMessage) Created(UnitPlan plan, string name, RegisterPaths paths)
    {
        var existence = plan.Timeline.Existence!.Value;
        var first = plan.Timeline.Versions[0].State;
        var path = paths.PathOf(plan.Id, existence.From);
        return ("created", path, new OrganizationCreated
        {
            Organization = name,
            DisplayName = first.Name,
            Kind = EnumName(OrganizationVersion.KindFieldNumber, (int)first.Kind),
            Level = EnumName(OrganizationVersion.LevelFieldNumber, (int)first.Level),
            Parent = first.ParentId is null ? "" : OrganizationNames.Of(first.ParentId),
            Ancestors = { paths.AncestorsOf(plan.Id, existence.From).Select(OrganizationNames.Of) },
            ValidFrom = Validity.Write(existence.From),
            ValidTo = Validity.Write(existence.To),
            Path = path,
            Label = paths.LabelOf(plan.Id),
            Versions = { VersionMessages.Of(plan.Timeline) },
        });
    }

    private static (string, string, Google.Protobuf.IMessage) Changed(UnitPlan plan, string name, RegisterPaths paths)
    {
        var effective = Timeline.FirstDifference(plan.Before, plan.Timeline)!.Value;
        var path = Path(plan, effective, paths);
        return ("changed", path, new OrganizationChanged
        {
            Organization = name,
            EffectiveDate = Validity.Write(effective),
            Path = path,
            Label = paths.LabelOf(plan.Id),
            Versions = { VersionMessages.Of(plan.Timeline) },
            Cause = "import",
        });
    }

    // On the effective day, else on the last day before it; what never existed has but its label.
    private static string Path(UnitPlan plan, DateOnly effective, RegisterPaths paths)
    {
        if (plan.Timeline.StateOn(effective) is not null)
            return paths.PathOf(plan.Id, effective);
        return plan.Timeline.Existence is { To: { } end } && end <= effective
            ? paths.PathOf(plan.Id, end.AddDays(-1))
            : paths.LabelOf(plan.Id);
    }

    private static LookupOrganizationVersionsResponse? Versions(Timeline timeline) =>
        timeline.Versions.Count == 0 ? null : new() { Versions = { VersionMessages.Of(timeline) } };

    private static string EnumName(int field, int value) =>
        OrganizationVersion.Descriptor.FindFieldByNumber(field).EnumType.FindValueByNumber(value).Name;
}
