using Npgsql;

namespace AnTq.Platform.Mutations;

/// <summary>
/// A statement that writes rows. It is made once and used for many transactions; of those that are committed together, the rows go
/// together. So its effect must be the same for all the rows at once as for the rows of each transaction in turn.
/// </summary>
/// <typeparam name="TRow">What a row is made from.</typeparam>
public sealed class RowsStatement<TRow>
{
    private readonly RowColumns<TRow> columns;
    private readonly string one;
    private readonly string several;

    /// <summary>A statement with one text for one row and another for several.</summary>
    /// <param name="columns">The rows' columns.</param>
    /// <param name="one">The text around a query of one row; see <see cref="RowColumns{TRow}.Query"/>.</param>
    /// <param name="several">The text around a query of several rows.</param>
    public RowsStatement(RowColumns<TRow> columns, Func<string, string> one, Func<string, string> several)
    {
        this.columns = columns;
        this.one = one(columns.Query(isOne: true, first: 1));
        this.several = several(columns.Query(isOne: false, first: 1));
    }

    /// <summary>A statement with the same text around one row and around several.</summary>
    /// <param name="columns">The rows' columns.</param>
    /// <param name="text">The text around the query of the rows.</param>
    public RowsStatement(RowColumns<TRow> columns, Func<string, string> text)
        : this(columns, text, text)
    {
    }

    internal NpgsqlBatchCommand Command(IReadOnlyList<TRow> rows) =>
        WriteBatch.Command(rows.Count == 1 ? one : several, [.. columns.Values(rows)]);
}
