using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Mutations;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace AnTq.Organizations.Features;

/// <summary>Writes revisions of changes as the contract's messages, and back.</summary>
internal static class ChangeMapping
{
    // Details outlive the release that wrote them.
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>The message of a revision.</summary>
    public static OrganizationChange ToMessage(ChangeRow row)
    {
        var change = Told(row);
        change.Name = ChangeNames.Of(row.Id);
        change.AffectedOrganizations.AddRange(row.Affected.Select(OrganizationNames.Of));
        change.State = row.Withdrawn ? OrganizationChange.Types.State.Withdrawn : OrganizationChange.Types.State.Recorded;
        change.Revision = row.Revision;
        change.RecordTime = row.RecordedFrom.ToTimestamp();
        change.Etag = Etag.FromVersion(row.Revision);
        return change;
    }

    /// <summary>A change as it was told, without what is for output only.</summary>
    public static OrganizationChange Told(ChangeRow row) => Parser.Parse<OrganizationChange>(row.Details);

    /// <summary>A revision of a change that has taken effect.</summary>
    public static ChangeRow ToRow(
        ChangePlan plan, OrganizationChange change, int revision, ChangeOutcome outcome, DateTimeOffset recordedAt) => new()
    {
        Id = plan.ChangeId,
        Revision = revision,
        Kind = KindOf(change),
        EffectiveDate = plan.Day,
        Details = JsonFormatter.Default.Format(change),
        Reason = change.Reason,
        Withdrawn = plan.Change is null,
        Affected = [.. outcome.Affected],
        RecordedFrom = recordedAt,
    };

    /// <summary>Name of the field that says what becomes of whom.</summary>
    public static string KindOf(OrganizationChange change) =>
        OrganizationChange.Descriptor.Oneofs[0].Accessor.GetCaseFieldDescriptor(change).Name;
}
