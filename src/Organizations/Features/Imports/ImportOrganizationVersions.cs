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
    /// <summary>Answers the call.</summary>
    public async Task<ImportReport> HandleAsync(IAsyncStreamReader<ImportOrganizationVersionsRequest> stream, Call call)
    {
        var faults = new ImportFaults();
        var rows = new List<VersionRow>();
        var (header, request) = await ImportStream.ReadAsync<ImportOrganizationVersionsRequest, OrganizationVersionRow>(
            stream,
            message => (message.Header, message.Rows?.Rows),
            row =>
            {
                if (VersionRowReading.Read(row, faults) is { } readable)
                    rows.Add(readable);
                return row.RowNumber;
            },
            call);
        using (request)
            return await mutations.RunAsync(request, call, mutation => ImportAsync(mutation, header, rows, faults));
    }

    private static async Task<ImportReport> ImportAsync(
        Mutation mutation, ImportHeader header, IReadOnlyCollection<VersionRow> rows, ImportFaults faults)
    {
        var recordedAt = await TreeLock.TakeAsync(mutation);
        var known = await RegisterStore.LoadAsync(mutation, rows.Select(row => UnitIdentity.NewId(row.Key, row.From)));
        var changeId = ImportReports.ChangeId(header);
        var import = RegisterImport.Of(known, rows, changeId, faults);
        var plans = import.Plans.ToDictionary(plan => plan.Id);
        await AddSubordinatesAsync(mutation, plans, new Subordinates(import.Places, changeId));
        if (faults.Rows == 0 && plans.Count > 0)
            await WriteAsync(mutation, header, changeId, recordedAt, known, plans);
        return ImportReports.Of(header, import.Unchanged, faults);
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

    private static async Task WriteAsync(
        Mutation mutation,
        ImportHeader header,
        string changeId,
        DateTimeOffset recordedAt,
        IReadOnlyDictionary<string, KnownOrganization> known,
        Dictionary<string, UnitPlan> plans)
    {
        UnitPlan[] ordered = [.. plans.Values.OrderBy(plan => plan.Id, StringComparer.Ordinal)];
        string[] created = [.. ordered.Where(plan => plan.Known is null).Select(plan => plan.Id)];
        var labels = created.Zip(await RegisterStore.TakeLabelsAsync(mutation, created.Length))
            .ToDictionary(pair => pair.First, pair => pair.Second);
        var writer = await RegisterWriter.OpenAsync(mutation, recordedAt);
        var effective = ordered.Min(plan => Timeline.FirstDifference(plan.Before, plan.Timeline))!.Value;
        await writer.AddChangeAsync(changeId, header, effective);
        await writer.WriteAsync(ordered, labels);
        var paths = new RegisterPaths(known, plans, labels);
        await mutation.AuditManyAsync([.. ordered.Select(plan => RegisterEvents.AuditOf(plan, header.Reason))]);
        await mutation.PublishManyAsync([.. ordered.Select(plan => RegisterEvents.Of(plan, paths))]);
        mutation.OnViolation("organization_code_one_holder", OrganizationErrors.OfficialCodeInUse);
        ChangeNotice.Send(mutation, [.. plans.Keys]);
    }
}
