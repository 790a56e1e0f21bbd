using System.Collections.Concurrent;
using Npgsql;
using Xunit;

namespace AnTq.Testing;

/// <summary>
/// A database of its own for one test class, dropped with it: as a class fixture, or made by a fixture of the class's own.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> _templates = new();
    private readonly string? _template;
    private readonly Func<string, Task>? _prepare;
    private string? _name;

    /// <summary>An empty database.</summary>
    public TestDatabase()
    {
    }

    /// <summary>A copy of a database that is prepared once per process, such as by migrating it.</summary>
    /// <param name="template">Names the preparation: classes with the same name share it.</param>
    /// <param name="prepare">Gets the template's connection string. No connection may remain open afterwards.</param>
    public TestDatabase(string template, Func<string, Task> prepare)
    {
        _template = template;
        _prepare = prepare;
    }

    /// <summary>An Npgsql connection string.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>For a test's own look into the tables.</summary>
    public NpgsqlDataSource DataSource { get; private set; } = null!;

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        var template = _template is null
            ? "template1"
            : await _templates.GetOrAdd(_template, _ => new(() => MakeTemplateAsync(_prepare!))).Value;
        _name = NewName();
        await ExecuteAsync($"create database {_name} template {template}");
        ConnectionString = await ConnectionStringOfAsync(_name);
        DataSource = NpgsqlDataSource.Create(ConnectionString);
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (_name is not null)
        {
            await DataSource.DisposeAsync();
            await ExecuteAsync($"drop database if exists {_name} with (force)");
        }
    }

    private static async Task<string> MakeTemplateAsync(Func<string, Task> prepare)
    {
        var name = NewName();
        await ExecuteAsync($"create database {name}");
        var connectionString = await ConnectionStringOfAsync(name);
        await prepare(connectionString);

        // A pool of the preparation may still hold idle connections, and a template must have none.
        await ExecuteAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
        return name;
    }

    private static string NewName() => $"test_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}";

    private static async Task<string> ConnectionStringOfAsync(string database) =>
        new NpgsqlConnectionStringBuilder(await ServerSet.PostgresAsync())
        {
            Database = database,
            MaxPoolSize = 20,
            IncludeErrorDetail = true,
        }.ConnectionString;

    private static async Task ExecuteAsync(string sql)
    {
        var administrator = new NpgsqlConnectionStringBuilder(await ServerSet.PostgresAsync()) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(administrator.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
