using AnTq.Awards.Domain;

namespace AnTq.Awards.Persistence;

/// <summary>A row of <c>award_statement</c>.</summary>
internal sealed class StatementRow
{
    public Guid Id { get; init; }

    public required string ResourceId { get; init; }

    public required string Title { get; init; }

    public int? DeclaredCollectives { get; init; }

    public int? DeclaredIndividuals { get; init; }

    public required string DifferenceNote { get; init; }

    public int AwardCount { get; init; }

    public long CollectivesSum { get; init; }

    public long IndividualsSum { get; init; }

    public long Version { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>The statement that the row holds.</summary>
    public Statement ToStatement() => new()
    {
        Id = Id,
        ResourceId = ResourceId,
        Title = Title,
        Declared = DeclaredCollectives is { } collectives && DeclaredIndividuals is { } individuals ? new(collectives, individuals) : null,
        DifferenceNote = DifferenceNote,
        AwardCount = AwardCount,
        Sums = new(CollectivesSum, IndividualsSum),
        Version = Version,
        CreatedAt = CreatedAt,
        ConfirmedAt = ConfirmedAt,
    };
}
