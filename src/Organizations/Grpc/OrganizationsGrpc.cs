using AnTq.Organizations.Features;
using AnTq.Organizations.V1;
using AnTq.Platform.Grpc;
using Grpc.Core;

namespace AnTq.Organizations.Grpc;

/// <summary>The calls of <c>antq.organizations.v1.OrganizationService</c>.</summary>
internal sealed class OrganizationsGrpc(
    CreateOrganization create,
    GetOrganization get,
    BatchGetOrganizations batchGet,
    ListOrganizations list,
    LookupAncestors lookupAncestors,
    StreamSubtree streamSubtree,
    CountOrganizations count,
    ResolveOfficialCode resolve,
    LookupOrganizationVersions lookupVersions,
    TraceLineage trace,
    SearchOrganizations search) : OrganizationService.OrganizationServiceBase
{
    /// <inheritdoc/>
    public override Task<Organization> CreateOrganization(CreateOrganizationRequest request, ServerCallContext context) =>
        create.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<Organization> GetOrganization(GetOrganizationRequest request, ServerCallContext context) =>
        get.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<BatchGetOrganizationsResponse> BatchGetOrganizations(
        BatchGetOrganizationsRequest request, ServerCallContext context) => batchGet.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<ListOrganizationsResponse> ListOrganizations(ListOrganizationsRequest request, ServerCallContext context) =>
        list.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<LookupAncestorsResponse> LookupAncestors(LookupAncestorsRequest request, ServerCallContext context) =>
        lookupAncestors.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override async Task StreamSubtree(
        StreamSubtreeRequest request, IServerStreamWriter<StreamSubtreeResponse> responseStream, ServerCallContext context)
    {
        await foreach (var part in streamSubtree.HandleAsync(request, context.ToCall()))
            await responseStream.WriteAsync(part, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<CountOrganizationsResponse> CountOrganizations(CountOrganizationsRequest request, ServerCallContext context) =>
        count.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<Organization> ResolveOfficialCode(ResolveOfficialCodeRequest request, ServerCallContext context) =>
        resolve.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<LookupOrganizationVersionsResponse> LookupOrganizationVersions(
        LookupOrganizationVersionsRequest request, ServerCallContext context) => lookupVersions.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<TraceLineageResponse> TraceLineage(TraceLineageRequest request, ServerCallContext context) =>
        trace.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<SearchOrganizationsResponse> SearchOrganizations(
        SearchOrganizationsRequest request, ServerCallContext context) => search.HandleAsync(request, context.ToCall());
}
