using AnTq.Awards.Domain;
using AnTq.Awards.Persistence;
using AnTq.Awards.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Mutations;

namespace AnTq.Awards.Features;

/// <summary>Deletes a record of a draft statement, to enter it anew. The audit keeps it.</summary>
internal sealed class DeleteAward(MutationRunner mutations)
{
    /// <summary>Answers the call.</summary>
    public Task<DeleteAwardResponse> HandleAsync(DeleteAwardRequest request, Call call) =>
        mutations.RunAsync(request, call, async mutation =>
        {
            var award = await FindAsync(mutation, request.Name);
            if (award.State == AwardState.Granted)
                throw StatementErrors.Confirmed(ResourceNames.Statement(award.StatementId));
            if (Etag.ExpectedVersion(request.Etag) is { } version && version != award.Version)
                throw AwardErrors.EtagMismatch(request.Name);
            AwardStore.Delete(mutation, award);
            mutation.Audit(new AuditEntry("delete", request.Name, Before: AwardMapping.ToMessage(award), After: null));
            return new DeleteAwardResponse();
        });

    private static async Task<RecordedAward> FindAsync(Mutation mutation, string name) =>
        (ResourceNames.AwardId(name) is { } id ? await AwardStore.FindLockedAsync(mutation, id) : null) ?? throw AwardErrors.NotFound(name);
}
