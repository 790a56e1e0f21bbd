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
    public override Task<SearchOrganizationsResponse> SearchOrganizations(
        SearchOrganizationsRequest request, ServerCallContext context) => search.HandleAsync(request, context.ToCall());
}
