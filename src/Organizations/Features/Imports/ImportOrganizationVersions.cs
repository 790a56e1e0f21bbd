using AnTq.Organizations.Domain;
using AnTq.Organizations.Domain.Register;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Mutations;
using Grpc.Core;

namespace AnTq.Organizations.Features.Imports;

/// <summary>Imports versions of administrative units: all of a stream, or none of it.</summary>
internal sealed class ImportOrganizationVersions(MutationRunner mutations)
{
    private static readonly ImportStream<ImportOrganizationVersionsRequest, OrganizationVersionRow, VersionRow> Stream = new(
        message => (message.Header, message.Rows?.Rows), row => row.RowNumber, VersionRowReading.Read);

    /// <summary>Answers the call.</summary>
    public Task<ImportReport> HandleAsync(IAsyncStreamReader<ImportOrganizationVersionsRequest> stream, Call call) =>
        Stream.ImportAsync(stream, mutations, ImportAsync, call);

    private static async Task<ImportReport> ImportAsync(Mutation mutation, ReadImport<VersionRow> read)
    {
        var recordedAt = await TreeLock.TakeAsync(mutation);
        var known = await RegisterStore.LoadAsync(mutation, read.Rows.Select(row => UnitIdentity.NewId(row.Key, row.From)));
        var changeId = ImportReports.NewChangeId(mutation);
        var import = RegisterImport.Of(known, read.Rows, changeId, read.Faults);
        var plans = import.Plans.ToDictionary(plan => plan.Id);
        await AddSubordinatesAsync(mutation, plans, new Subordinates(import.Places, changeId));
        if (read.Faults.Rows == 0 && plans.Count > 0)
        {
            UnitPlan[] ordered = [.. plans.Values.OrderBy(plan => plan.Id, StringComparer.Ordinal)];
            var labels = await WriteAsync(mutation, read.Header, changeId, recordedAt, ordered);
            await TellAsync(mutation, TreeOf(known, ordered, labels), ordered, read.Header.Reason);
        }

        return ImportReports.Of(read.Header, import.Unchanged, read.Faults);
    }

    private static async Task AddSubordinatesAsync(Mutation mutation, Dictionary<string, UnitPlan> plans, Subordinates subordinates)
    {
        for (var shrunk = Subordinates.Shrunk(plans.Values); shrunk.Count > 0;)
        {
            var below = await RegisterStore.LoadBelowAsync(mutation, shrunk);
            var ended = subordinates.Plan(plans, below.Where(organization => !plans.ContainsKey(organization.Id))).ToList();
            foreach (var plan in ended)
                plans.Add(plan.Id, plan);
            shrunk = Subordinates.Shrunk(ended);
        }
    }

    private static async Task<IReadOnlyDictionary<string, string>> WriteAsync(
        Mutation mutation, ImportHeader header, string changeId, DateTimeOffset recordedAt, UnitPlan[] plans)
    {
        var difference = new TimelineDifference();
        foreach (var plan in plans)
            difference.Add(plan.Id, plan.Before, plan.Timeline);
        // Of units the rows have told; a code may have been given to something else.
        await TakenCodes.RefuseAsync(mutation, difference, plans.Select(plan => plan.Id));
        var labels = await NewLabels.TakeAsync(mutation, [.. plans.Where(plan => plan.Known is null).Select(plan => plan.Id)]);
        var writer = await RegisterWriter.OpenAsync(mutation, recordedAt);
        await writer.AddChangeAsync(changeId, header, plans.Min(plan => Timeline.FirstDifference(plan.Before, plan.Timeline))!.Value);
        await writer.WriteAsync(plans, difference, labels);
        return labels;
    }

    private static async Task TellAsync(Mutation mutation, ChangedTree tree, UnitPlan[] plans, string reason)
    {
        await mutation.AuditManyAsync([.. plans.Select(plan => new AuditEntry(
            "import", OrganizationNames.Of(plan.Id), Before: Versions(plan.Before), After: Versions(plan.Timeline), reason))]);
        await mutation.PublishManyAsync([.. plans.Select(plan => OrganizationEvents.Of(tree, plan))]);
        ChangeNotice.Send(mutation, [.. plans.Select(plan => plan.Id)]);
    }

    private static ChangedTree TreeOf(
        IReadOnlyDictionary<string, KnownOrganization> units, UnitPlan[] plans, IReadOnlyDictionary<string, string> labels)
    {
        // What ends with a unit is no unit itself.
        var known = new Dictionary<string, KnownOrganization>(units);
        foreach (var organization in plans.Select(plan => plan.Known).OfType<KnownOrganization>())
            known[organization.Id] = organization;
        return new ChangedTree(known, plans.ToDictionary(plan => plan.Id, plan => plan.Timeline), labels);
    }

    private static LookupOrganizationVersionsResponse? Versions(Timeline timeline) => timeline.Versions.Count == 0
        ? null
        : new() { Versions = { timeline.Parts.Select(OrganizationMapping.ToMessage) } };
}
