using Npgsql;

namespace AnTq.Platform.Mutations;

/// <summary>One of the statements that a transaction has collected.</summary>
internal abstract class Write
{
    /// <summary>The statement as a command, for one try: a command remembers the connection that it was prepared on.</summary>
    public abstract NpgsqlBatchCommand NewCommand();

    /// <summary>Whether its rows can go with those of another transaction's statement.</summary>
    public abstract bool Joins(Write other);

    /// <summary>The rows of several transactions as one statement.</summary>
    /// <param name="all">Statements that it joins, in their order.</param>
    public abstract Write Joined(IEnumerable<Write> all);
}

/// <summary>A statement that stands for itself.</summary>
internal sealed class SingleWrite(string sql, object?[] values) : Write
{
    public override NpgsqlBatchCommand NewCommand() =>
        WriteBatch.Command(sql, values.Select(value => value is NpgsqlParameter named ? named.Clone() : value).ToArray());

    public override bool Joins(Write other) => false;

    public override Write Joined(IEnumerable<Write> all) => throw new NotSupportedException();
}

/// <summary>Rows for a statement that takes any number of them.</summary>
internal sealed class RowsWrite<TRow>(RowsStatement<TRow> statement, IReadOnlyList<TRow> rows) : Write
{
    private RowsStatement<TRow> Statement => statement;

    private IReadOnlyList<TRow> Rows => rows;

    public override NpgsqlBatchCommand NewCommand() => statement.Command(rows);

    public override bool Joins(Write other) => other is RowsWrite<TRow> same && same.Statement == statement;

    public override Write Joined(IEnumerable<Write> all) =>
        new RowsWrite<TRow>(statement, [.. all.Cast<RowsWrite<TRow>>().SelectMany(write => write.Rows)]);
}
