using AnTq.Awards.Domain;
using AnTq.Awards.Persistence;
using AnTq.Awards.V1;
using AnTq.Platform.Access;
using AnTq.Platform.LocalCopy;
using AnTq.Platform.Mutations;

namespace AnTq.Awards.Features;

/// <summary>
/// Confirms a statement: its records are granted, and each is announced once. What is read and asked for before the transaction holds
/// in it as well, because every change of the statement or of its records changes the version that the transaction insists on.
/// </summary>
internal sealed class ConfirmAwardStatement(
    MutationRunner mutations, StatementStore statements, AwardStore awards, OrganizationDirectory organizations)
{
    /// <summary>Answers the call.</summary>
    public Task<AwardStatement> HandleAsync(ConfirmAwardStatementRequest request, Call call) =>
        mutations.RunAsync(request, call, async mutation =>
        {
            var draft = await statements.GetAsync(ResourceNames.StatementId(request.Name), call);
            var confirmed = draft.Confirm(Etag.ExpectedVersion(request.Etag), Wording.Keep(request.DifferenceNote), mutation.Now);
            var granted = await awards.ListToAnnounceAsync(draft.Id, call);
            var places = await organizations.ReadAsync(
                [.. granted.Select(award => new OrganizationReference(award.OrganizationId, award.SpanEnd, "name"))], call);
            StatementStore.Confirm(mutation, confirmed);
            AwardStore.Grant(mutation, draft.Id);
            var message = StatementMapping.ToMessage(confirmed);
            mutation.Audit(new AuditEntry("confirm", message.Name, StatementMapping.ToMessage(draft), message, confirmed.DifferenceNote));
            foreach (var award in granted)
                Announce(mutation, award, message.Name, places[(award.OrganizationId, award.SpanEnd)]);
            return message;
        });

    private static void Announce(Mutation mutation, GrantedAwardRow award, string statement, OrganizationOnDay organization)
    {
        mutation.Publish(AwardAnnouncement.Of(award, statement, organization));
        mutation.Audit(new AuditEntry(
            "grant",
            ResourceNames.Award(award.Id),
            Before: new Award { State = AwardState.Recorded, Etag = Etag.FromVersion(award.Version) },
            After: new Award { State = AwardState.Granted, Etag = Etag.FromVersion(award.Version + 1) }));
    }
}
