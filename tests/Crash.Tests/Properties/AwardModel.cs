using AnTq.Awards.V1;
using AnTq.Load;

namespace AnTq.Crash.Tests.Properties;

/// <summary>What must be true after a sequence of acknowledged calls: the statements of one caller and what stands in them.</summary>
internal sealed class AwardModel
{
    private readonly List<ModelStatement> statements = [];

    public IReadOnlyList<ModelStatement> Statements => statements;

    public IReadOnlyList<ModelStatement> Drafts => [.. statements.Where(statement => !statement.IsConfirmed)];

    public void Create(string id) => statements.Add(new ModelStatement(id));

    /// <summary>The same in the form in which the tables are compared with it.</summary>
    public IEnumerable<PlannedStatement> ToPlanned() => statements.Select(statement =>
        new PlannedStatement(statement.Id, [.. statement.Awards.Select(award => award.Planned)])
        {
            IsCreated = true,
            Recorded = [.. statement.Awards.Select(award => award.Name)],
            IsConfirmed = statement.IsConfirmed,
        });
}

/// <summary>One statement of the model.</summary>
internal sealed class ModelStatement(string id)
{
    public string Id => id;

    public string Name => $"awardStatements/{id}";

    public List<(string Name, PlannedAward Planned)> Awards { get; } = [];

    public bool IsConfirmed { get; set; }

    public AwardStatement.Types.State State => IsConfirmed ? AwardStatement.Types.State.Confirmed : AwardStatement.Types.State.Draft;
}
