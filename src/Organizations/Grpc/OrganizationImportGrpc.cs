using AnTq.Organizations.Features.Imports;
using AnTq.Organizations.V1;
using AnTq.Platform.Grpc;
using Grpc.Core;

namespace AnTq.Organizations.Grpc;

/// <summary>The calls of <c>antq.organizations.v1.OrganizationImportService</c>.</summary>
internal sealed class OrganizationImportGrpc(ImportOrganizationVersions versions, ImportLineageLinks lineage)
    : OrganizationImportService.OrganizationImportServiceBase
{
    /// <inheritdoc/>
    public override Task<ImportReport> ImportOrganizationVersions(
        IAsyncStreamReader<ImportOrganizationVersionsRequest> requestStream, ServerCallContext context) =>
        versions.HandleAsync(requestStream, context.ToCall());

    /// <inheritdoc/>
    public override Task<ImportReport> ImportLineageLinks(
        IAsyncStreamReader<ImportLineageLinksRequest> requestStream, ServerCallContext context) =>
        lineage.HandleAsync(requestStream, context.ToCall());
}
