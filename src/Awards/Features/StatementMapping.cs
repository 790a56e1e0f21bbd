using AnTq.Awards.Domain;
using AnTq.Awards.V1;
using AnTq.Platform.Mutations;
using Google.Protobuf.WellKnownTypes;

namespace AnTq.Awards.Features;

/// <summary>Writes statements as the contract's messages.</summary>
internal static class StatementMapping
{
    /// <summary>The message of a statement.</summary>
    public static AwardStatement ToMessage(Statement statement) => new()
    {
        Name = statement.Name,
        Title = statement.Title,
        DeclaredTotals = statement.Declared is { } declared
            ? new DeclaredTotals { Collectives = (int)declared.Collectives, Individuals = (int)declared.Individuals }
            : null,
        State = statement.ConfirmedAt is null ? AwardStatement.Types.State.Draft : AwardStatement.Types.State.Confirmed,
        DifferenceNote = statement.DifferenceNote,
        Reconciliation = ToMessage(statement.Comparison),
        Etag = Etag.FromVersion(statement.Version),
        CreateTime = statement.CreatedAt.ToTimestamp(),
        ConfirmTime = statement.ConfirmedAt?.ToTimestamp(),
    };

    /// <summary>The message of a comparison.</summary>
    public static Reconciliation ToMessage(TotalsComparison comparison) => new()
    {
        Status = comparison.Status,
        CollectivesSum = comparison.Sums.Collectives,
        IndividualsSum = comparison.Sums.Individuals,
        CollectivesDifference = comparison.CollectivesDifference,
        IndividualsDifference = comparison.IndividualsDifference,
    };
}
