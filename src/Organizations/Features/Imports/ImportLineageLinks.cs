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
    private static readonly ImportStream<ImportLineageLinksRequest, LineageLinkRow, LinkRow> Stream = new(
        message => (message.Header, message.Rows?.Rows), row => row.RowNumber, LinkRow.Read);

    /// <summary>Answers the call.</summary>
    public Task<ImportReport> HandleAsync(IAsyncStreamReader<ImportLineageLinksRequest> stream, Call call) =>
        Stream.ImportAsync(stream, mutations, ImportAsync, call);

    private static async Task<ImportReport> ImportAsync(Mutation mutation, ReadImport<LinkRow> read)
    {
        var recordedAt = await TreeLock.TakeAsync(mutation);
        var links = await LineageStore.PlaceAsync(mutation, read.Rows);
        var import = LineageImport.Of(links, await LineageStore.LoadAsync(mutation, links), read.Faults);
        if (read.Faults.Rows == 0 && import.Steps.Count > 0)
            await WriteAsync(mutation, read.Header, import, recordedAt);
        return ImportReports.Of(read.Header, import.Unchanged, read.Faults);
    }

    private static async Task WriteAsync(Mutation mutation, ImportHeader header, LineageImport import, DateTimeOffset recordedAt)
    {
        var changeId = ImportReports.NewChangeId(mutation);
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
