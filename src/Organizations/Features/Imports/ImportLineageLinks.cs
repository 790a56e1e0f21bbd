using AnTq.Organizations.Domain;
using AnTq.Organizations.Domain.Register;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Mutations;
using Grpc.Core;

namespace AnTq.Organizations.Features.Imports;

/// <summary>Imports who succeeded whom: all of a stream, or none of it.</summary>
internal sealed class ImportLineageLinks(MutationRunner mutations)
{
    /// <summary>Answers the call.</summary>
    public async Task<ImportReport> HandleAsync(IAsyncStreamReader<ImportLineageLinksRequest> stream, Call call)
    {
        var faults = new ImportFaults();
        var rows = new List<LinkRow>();
        var (header, request) = await ImportStream.ReadAsync<ImportLineageLinksRequest, LineageLinkRow>(
            stream,
            message => (message.Header, message.Rows?.Rows),
            row =>
            {
                if (LinkRow.Read(row, faults) is { } readable)
                    rows.Add(readable);
                return row.RowNumber;
            },
            call);
        using (request)
            return await mutations.RunAsync(request, call, mutation => ImportAsync(mutation, header, rows, faults));
    }

    private static async Task<ImportReport> ImportAsync(Mutation mutation, ImportHeader header, List<LinkRow> rows, ImportFaults faults)
    {
        var recordedAt = await TreeLock.TakeAsync(mutation);
        var links = await LineageStore.PlaceAsync(mutation, rows);
        var import = LineageImport.Of(links, await LineageStore.LoadAsync(mutation, links), faults);
        if (faults.Rows == 0 && import.Steps.Count > 0)
            await WriteAsync(mutation, header, import, recordedAt);
        return ImportReports.Of(header, import.Unchanged, faults);
    }

    private static async Task WriteAsync(Mutation mutation, ImportHeader header, LineageImport import, DateTimeOffset recordedAt)
    {
        var changeId = ImportReports.ChangeId(header);
        var writer = await RegisterWriter.OpenAsync(mutation, recordedAt);
        await writer.AddChangeAsync(changeId, header, import.Steps.Min(step => step.Day));
        await writer.WriteAsync(changeId, import.Ended, import.Steps);
        await mutation.AuditManyAsync([.. import.Steps.Select(step => AuditOf(step, header.Reason))]);
        ChangeNotice.Send(mutation, [.. import.Steps.SelectMany(step => new[] { step.PredecessorId, step.SuccessorId }).Distinct()]);
    }

    private static AuditEntry AuditOf(LineageStep step, string reason)
    {
        var link = new LineageLink
        {
            Predecessor = OrganizationNames.Of(step.PredecessorId),
            Successor = OrganizationNames.Of(step.SuccessorId),
            EffectiveDate = Validity.Write(step.Day),
            Extent = step.Extent,
        };
        return new AuditEntry("import lineage", link.Predecessor, Before: null, After: link, reason);
    }
}
