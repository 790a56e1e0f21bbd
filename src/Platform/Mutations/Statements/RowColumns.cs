using Npgsql;

namespace AnTq.Platform.Mutations;

/// <summary>
/// The columns of rows that a statement gets as parameters: one row as it is, several as an array for each column. Most calls bring one,
/// and taking arrays apart then costs the server as much as inserting the row.
/// </summary>
/// <typeparam name="TRow">What a row is made from.</typeparam>
public sealed class RowColumns<TRow>
{
    private readonly List<Column> columns = [];

    /// <summary>Number of columns, and so of parameters.</summary>
    public int Count => columns.Count;

    /// <summary>Adds a column.</summary>
    /// <typeparam name="TValue">Type of its values.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type in the database.</param>
    /// <param name="value">Its value in a row.</param>
    public RowColumns<TRow> With<TValue>(string name, string type, Func<TRow, TValue> value)
    {
        // A null keeps its type: the driver prepares a statement for the types that it has seen.
        columns.Add(new Column(
            name,
            type,
            row => new NpgsqlParameter<TValue> { TypedValue = value(row) },
            rows => new NpgsqlParameter<TValue[]> { TypedValue = [.. rows.Select(value)] }));
        return this;
    }

    /// <summary>A query of the rows, with a column <c>number</c> that counts them from 1.</summary>
    /// <param name="isOne">Whether it is one row.</param>
    /// <param name="first">Number of the first column's parameter; the others follow.</param>
    public string Query(bool isOne, int first)
    {
        if (isOne)
            return $"select 1 as number, {Selected(index => $"${first + index}::{columns[index].Type}")}";
        // Numbered outside: a function that counts subscripts makes the planner expect a thousand rows, and read whole tables for them.
        return "select row_number() over () as number, each.* from "
            + $"(select {Selected(index => $"unnest(${first + index}::{columns[index].Type}[])")}) each";
    }

    private string Selected(Func<int, string> value) =>
        string.Join(", ", columns.Select((column, index) => $"{value(index)} as {column.Name}"));

    /// <summary>The parameters that the query takes.</summary>
    /// <param name="rows">The rows, at least one.</param>
    public IEnumerable<NpgsqlParameter> Values(IReadOnlyList<TRow> rows) =>
        columns.Select(column => rows.Count == 1 ? column.One(rows[0]) : column.Several(rows));

    /// <summary>The columns as arrays, however many rows there are.</summary>
    /// <param name="rows">The rows.</param>
    public IEnumerable<NpgsqlParameter> Arrays(IReadOnlyList<TRow> rows) => columns.Select(column => column.Several(rows));

    private sealed record Column(
        string Name, string Type, Func<TRow, NpgsqlParameter> One, Func<IReadOnlyList<TRow>, NpgsqlParameter> Several);
}
