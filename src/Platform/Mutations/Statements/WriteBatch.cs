using System.Globalization;
using AnTq.Platform.Errors;
using Npgsql;

namespace AnTq.Platform.Mutations;

/// <summary>The statements that a transaction has collected.</summary>
internal sealed class WriteBatch
{
    private readonly List<Write> writes = [];
    private readonly List<Func<RefusalException>> refusals = [];

    /// <summary>Their number.</summary>
    public int Count => writes.Count;

    /// <summary>The statements in their order.</summary>
    public IReadOnlyList<Write> Writes => writes;

    public void Add(string sql, ReadOnlySpan<object?> values) => writes.Add(new SingleWrite(sql, values.ToArray()));

    public void Add<TRow>(RowsStatement<TRow> statement, IReadOnlyList<TRow> rows) => writes.Add(new RowsWrite<TRow>(statement, rows));

    public void AddExpectingOne(string sql, Func<RefusalException> refusal, ReadOnlySpan<object?> values)
    {
        var counting = string.Create(
            CultureInfo.InvariantCulture,
            $"with changed as ({sql} returning 1) select platform.expect_one((select count(*) from changed), ${values.Length + 1})");
        writes.Add(new SingleWrite(counting, [.. values, refusals.Count]));
        refusals.Add(refusal);
    }

    /// <summary>
    /// The statements of several transactions with their rows put together: each transaction's statements must be those with which the
    /// longest begins. Null when they are not.
    /// </summary>
    public static IReadOnlyList<Write>? Joined(IReadOnlyList<WriteBatch> batches)
    {
        var longest = batches.MaxBy(batch => batch.Count)!.writes;
        if (batches.Any(batch => batch.writes.Index().Any(write => !write.Item.Joins(longest[write.Index]))))
            return null;
        return [.. longest.Select((write, index) => write.Joined(
            batches.Where(batch => batch.Count > index).Select(batch => batch.writes[index])))];
    }

    /// <summary>The refusal of the statement whose number the database has raised.</summary>
    public RefusalException RefusalOf(string number) => refusals[int.Parse(number, CultureInfo.InvariantCulture)]();

    internal static NpgsqlBatchCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = Plain(value) });
        return command;
    }

    private static object Plain(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => instant.ToUniversalTime(),
        _ => value,
    };
}
