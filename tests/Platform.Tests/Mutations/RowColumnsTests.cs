using AnTq.Platform.Mutations;
using AnTq.Testing;
using Dapper;
using Xunit;

namespace AnTq.Platform.Tests.Mutations;

public sealed class RowColumnsTests : IAsyncLifetime
{
    private static readonly RowColumns<(string Id, int Number)> Columns = new RowColumns<(string Id, int Number)>()
        .With("id", "text", row => row.Id)
        .With("added", "integer", row => row.Number);

    private readonly TestDatabase _database = new();

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Rows_are_counted_from_1_in_their_order()
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select id || ' ' || added || ' ' || number from ({Columns.Query(isOne: false, first: 1)}) r order by number";
        command.Parameters.AddRange(Columns.Values([("c", 7), ("a", 8), ("b", 9)]).ToArray());
        await using var reader = await command.ExecuteReaderAsync();
        var read = new List<string>();
        while (await reader.ReadAsync())
            read.Add(reader.GetString(0));

        Assert.Equal(["c 7 1", "a 8 2", "b 9 3"], read);
    }

    /// <summary>A plan for any arrays: were it made for a thousand rows, it would read the table through.</summary>
    [Fact]
    public async Task Rows_of_a_great_table_are_found_by_its_index()
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            create table counted (id text primary key, number integer not null, filler text not null);
            insert into counted select n::text, 0, repeat('x', 200) from generate_series(1, 6000) n;
            analyze counted;
            set plan_cache_mode = force_generic_plan;
            """);
        await connection.ExecuteAsync(
            $"""
            prepare counting (text[], integer[]) as
            update counted set number = counted.number + r.added from ({Columns.Query(isOne: false, first: 1)}) r where counted.id = r.id
            """);

        var plan = string.Join('\n', await connection.QueryAsync<string>("explain execute counting ('{1,2}', '{3,4}')"));

        Assert.Contains("Index Scan using counted_pkey", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }
}
