using AnTq.Organizations.Features;
using AnTq.Organizations.V1;
using AnTq.Platform.Grpc;
using Grpc.Core;

namespace AnTq.Organizations.Grpc;

/// <summary>The calls of <c>antq.organizations.v1.OrganizationChangeService</c>.</summary>
internal sealed class OrganizationChangesGrpc(
    RecordOrganizationChange record,
    CorrectOrganizationChange correct,
    WithdrawOrganizationChange withdraw,
    GetOrganizationChange get,
    ListOrganizationChanges list) : OrganizationChangeService.OrganizationChangeServiceBase
{
    /// <inheritdoc/>
    public override Task<OrganizationChange> RecordOrganizationChange(
        RecordOrganizationChangeRequest request, ServerCallContext context) => record.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<OrganizationChange> CorrectOrganizationChange(
        CorrectOrganizationChangeRequest request, ServerCallContext context) => correct.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<OrganizationChange> WithdrawOrganizationChange(
        WithdrawOrganizationChangeRequest request, ServerCallContext context) => withdraw.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<OrganizationChange> GetOrganizationChange(GetOrganizationChangeRequest request, ServerCallContext context) =>
        get.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<ListOrganizationChangesResponse> ListOrganizationChanges(
        ListOrganizationChangesRequest request, ServerCallContext context) => list.HandleAsync(request, context.ToCall());
}
