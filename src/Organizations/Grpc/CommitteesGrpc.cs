using AnTq.Organizations.Features;
using AnTq.Organizations.V1;
using AnTq.Platform.Grpc;
using Grpc.Core;

namespace AnTq.Organizations.Grpc;

/// <summary>The calls of <c>antq.organizations.v1.CommitteeService</c>.</summary>
internal sealed class CommitteesGrpc(
    ReconstituteCommittee reconstitute,
    CorrectCommitteeTerm correct,
    WithdrawCommitteeTerm withdraw,
    GetCommitteeTerm get,
    LookupCommitteeTerm lookup,
    ListCommitteeTerms list,
    ListLowerCommitteeHeads listLowerHeads) : CommitteeService.CommitteeServiceBase
{
    /// <inheritdoc/>
    public override Task<CommitteeTerm> ReconstituteCommittee(ReconstituteCommitteeRequest request, ServerCallContext context) =>
        reconstitute.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<CommitteeTerm> CorrectCommitteeTerm(CorrectCommitteeTermRequest request, ServerCallContext context) =>
        correct.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<CommitteeTerm> WithdrawCommitteeTerm(WithdrawCommitteeTermRequest request, ServerCallContext context) =>
        withdraw.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<CommitteeTerm> GetCommitteeTerm(GetCommitteeTermRequest request, ServerCallContext context) =>
        get.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<CommitteeTerm> LookupCommitteeTerm(LookupCommitteeTermRequest request, ServerCallContext context) =>
        lookup.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<ListCommitteeTermsResponse> ListCommitteeTerms(ListCommitteeTermsRequest request, ServerCallContext context) =>
        list.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<ListLowerCommitteeHeadsResponse> ListLowerCommitteeHeads(
        ListLowerCommitteeHeadsRequest request, ServerCallContext context) => listLowerHeads.HandleAsync(request, context.ToCall());
}
