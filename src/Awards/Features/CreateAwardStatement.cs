using AnTq.Awards.Domain;
using AnTq.Awards.Persistence;
using AnTq.Awards.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Mutations;
using AnTq.Platform.Validation;

namespace AnTq.Awards.Features;

/// <summary>Opens a statement.</summary>
internal sealed class CreateAwardStatement(MutationRunner mutations)
{
    /// <summary>Answers the call.</summary>
    public Task<AwardStatement> HandleAsync(CreateAwardStatementRequest request, Call call) =>
        mutations.RunAsync(request, call, mutation =>
        {
            var statement = Read(request, mutation.Now);
            StatementStore.Add(mutation, statement);
            var message = StatementMapping.ToMessage(statement);
            mutation.Audit(new AuditEntry("create", message.Name, Before: null, After: message));
            return Task.FromResult(message);
        });

    private static Statement Read(CreateAwardStatementRequest request, DateTimeOffset now)
    {
        var title = Wording.Keep(request.AwardStatement.Title);
        var violations = new Violations();
        if (title.Length == 0)
            violations.Add("award_statement.title", "Không được để trống.", "Must not be blank.");
        violations.ThrowIfAny();
        var id = Guid.CreateVersion7(now);
        return new Statement
        {
            Id = id,
            ResourceId = request.AwardStatementId.Length > 0 ? request.AwardStatementId : id.ToString("D"),
            Title = title,
            Declared = request.AwardStatement.DeclaredTotals is { } declared
                ? new Totals(declared.Collectives, declared.Individuals)
                : null,
            CreatedAt = now,
        };
    }
}
