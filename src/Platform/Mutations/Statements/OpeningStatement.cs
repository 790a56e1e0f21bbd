using Dapper;
using Npgsql;

namespace AnTq.Platform.Mutations;

/// <summary>
/// The first statement of every transaction: limits its time and makes sure that it takes effect only once. Travels with whatever is
/// sent first, be it a read or the batch of writes.
/// </summary>
/// <param name="Function">The function of the schema <c>platform</c>.</param>
/// <param name="Values">Its arguments.</param>
internal sealed record OpeningStatement(string Function, object[] Values)
{
    public NpgsqlBatchCommand AsCommand() =>
        WriteBatch.Command($"select {Function}({Arguments(index => $"${index + 1}")})", Values);

    /// <summary>The statement and a query behind it, in one command with named parameters.</summary>
    public (string Sql, DynamicParameters Parameters) Before(string sql, object? parameters)
    {
        var all = new DynamicParameters(parameters);
        for (var index = 0; index < Values.Length; index++)
            all.Add(Name(index), Values[index]);
        return ($"select 1 from {Function}({Arguments(index => "@" + Name(index))});\n{sql}", all);
    }

    private static string Name(int index) => $"opening_{index}";

    private string Arguments(Func<int, string> placeholder) => string.Join(", ", Enumerable.Range(0, Values.Length).Select(placeholder));
}
