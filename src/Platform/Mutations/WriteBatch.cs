using System.Globalization;
using AnTq.Platform.Errors;
using Npgsql;

namespace AnTq.Platform.Mutations;

/// <summary>The statements that a transaction has collected.</summary>
internal sealed class WriteBatch
{
    private readonly List<(string Sql, object?[] Values)> statements = [];
    private readonly List<Func<RefusalException>> refusals = [];

    /// <summary>Their number.</summary>
    public int Count => statements.Count;

    public void Add(string sql, ReadOnlySpan<object?> values) => statements.Add((sql, values.ToArray()));

    /// <summary>
    /// The statements as commands for one try. For another one they are made anew: a command remembers the connection that it was
    /// prepared on.
    /// </summary>
    public IEnumerable<NpgsqlBatchCommand> NewCommands() => statements.Select(statement => Command(statement.Sql, statement.Values));

    public void AddExpectingOne(string sql, Func<RefusalException> refusal, ReadOnlySpan<object?> values)
    {
        var counting = string.Create(
            CultureInfo.InvariantCulture,
            $"with changed as ({sql} returning 1) select platform.expect_one((select count(*) from changed), ${values.Length + 1})");
        statements.Add((counting, [.. values, refusals.Count]));
        refusals.Add(refusal);
    }

    /// <summary>The refusal of the statement whose number the database has raised.</summary>
    public RefusalException RefusalOf(string number) => refusals[int.Parse(number, CultureInfo.InvariantCulture)]();

    internal static NpgsqlBatchCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add((value as NpgsqlParameter)?.Clone() ?? new NpgsqlParameter { Value = Plain(value) });
        return command;
    }

    private static object Plain(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => instant.ToUniversalTime(),
        _ => value,
    };
}
