using AnTq.Awards.Domain;

namespace AnTq.Awards.Persistence;

/// <summary>What some records add to their statement, or take from it when they are deleted.</summary>
/// <param name="Awards">Their number.</param>
/// <param name="NamedRecipients">Number of their recipients by name.</param>
/// <param name="Sums">Sums of what they state.</param>
internal sealed record StatementChange(int Awards, int NamedRecipients, Totals Sums)
{
    /// <summary>What these records add.</summary>
    public static StatementChange Of(params IReadOnlyCollection<AwardRecord> records) => new(
        records.Count,
        records.Sum(record => record.Collectives.Names.Count + record.Individuals.Names.Count),
        new Totals(
            records.Sum(record => (long)(record.Collectives.Number ?? 0)),
            records.Sum(record => (long)(record.Individuals.Number ?? 0))));
}
