using AnTq.Awards.Domain;
using AnTq.Awards.Persistence;
using AnTq.Awards.V1;
using AnTq.Platform.Access;

namespace AnTq.Awards.Features;

/// <summary>Reads a statement with the comparison of its sums and its declared totals.</summary>
internal sealed class GetAwardStatement(StatementStore statements)
{
    /// <summary>Answers the call.</summary>
    public async Task<AwardStatement> HandleAsync(GetAwardStatementRequest request, Call call) =>
        StatementMapping.ToMessage(await statements.GetAsync(ResourceNames.StatementId(request.Name), call));
}
