using AnTq.Awards.Domain;
using AnTq.Awards.Persistence;
using AnTq.Awards.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Mutations;

namespace AnTq.Awards.Features;

/// <summary>
/// Adds records to a draft statement, all or none. Besides the question to the organizations service one round trip: whether the
/// statement is there and a draft is found out by the statement that takes its lock.
/// </summary>
internal sealed class RecordAwards(MutationRunner mutations, OrganizationDirectory organizations)
{
    /// <summary>Answers the call.</summary>
    public Task<RecordAwardsResponse> HandleAsync(RecordAwardsRequest request, Call call) =>
        mutations.RunAsync(request, call, async mutation =>
        {
            var records = AwardReading.Read(request.Awards);
            await organizations.ReadAsync([.. OrganizationReference.In(records)], call);
            var statementId = ResourceNames.StatementId(request.Parent);
            var awards = records.Select(record => New(record, statementId, mutation.Now)).ToList();
            mutation.Contend(request.Parent);
            AwardStore.Add(mutation, statementId, awards);
            return Answer(mutation, awards);
        });

    private static RecordedAward New(AwardRecord record, string statementId, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), statementId, record, AwardState.Recorded, RecordedAward.FirstVersion, now);

    private static RecordAwardsResponse Answer(Mutation mutation, IEnumerable<RecordedAward> awards)
    {
        var response = new RecordAwardsResponse();
        foreach (var award in awards)
        {
            var message = AwardMapping.ToMessage(award);
            response.Awards.Add(message);
            mutation.Audit(new AuditEntry("record", message.Name, Before: null, After: message));
        }

        return response;
    }
}
