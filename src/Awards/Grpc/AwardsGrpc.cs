using AnTq.Awards.Features;
using AnTq.Awards.V1;
using AnTq.Platform.Grpc;
using Grpc.Core;

namespace AnTq.Awards.Grpc;

/// <summary>The service's calls.</summary>
internal sealed class AwardsGrpc(
    CreateAwardStatement createStatement,
    GetAwardStatement getStatement,
    RecordAwards record,
    GetAward get,
    ListAwards list,
    DeleteAward delete,
    ConfirmAwardStatement confirm,
    TabulateAwards tabulate) : AwardService.AwardServiceBase
{
    /// <inheritdoc/>
    public override Task<AwardStatement> CreateAwardStatement(CreateAwardStatementRequest request, ServerCallContext context) =>
        createStatement.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<AwardStatement> GetAwardStatement(GetAwardStatementRequest request, ServerCallContext context) =>
        getStatement.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<RecordAwardsResponse> RecordAwards(RecordAwardsRequest request, ServerCallContext context) =>
        record.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<Award> GetAward(GetAwardRequest request, ServerCallContext context) =>
        get.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<ListAwardsResponse> ListAwards(ListAwardsRequest request, ServerCallContext context) =>
        list.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<DeleteAwardResponse> DeleteAward(DeleteAwardRequest request, ServerCallContext context) =>
        delete.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<AwardStatement> ConfirmAwardStatement(ConfirmAwardStatementRequest request, ServerCallContext context) =>
        confirm.HandleAsync(request, context.ToCall());

    /// <inheritdoc/>
    public override Task<AwardTabulation> TabulateAwards(TabulateAwardsRequest request, ServerCallContext context) =>
        tabulate.HandleAsync(request, context.ToCall());
}
