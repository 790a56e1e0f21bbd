using Npgsql;
using Xunit;

namespace AnTq.Testing;

/// <summary>
/// A virtual host of the broker for one test class: exchanges and queues of one class never meet those of another. It is never given
/// out again, so it needs no cleaning.
/// </summary>
public sealed class TestBroker : IAsyncLifetime
{
    /// <summary>amqp://user:password@host:port/virtual-host</summary>
    public string ConnectionString { get; private set; } = "";

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        var broker = await ServerSet.RabbitMqAsync();
        ConnectionString = await ServerSet.VirtualHostsAsync() is { } count ? $"{broker}/test-{await NextAsync(count)}" : broker;
    }

    /// <inheritdoc />
    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Counted in PostgreSQL, since the test assemblies of one run share the servers.</summary>
    private static async Task<long> NextAsync(int count)
    {
        var administrator = new NpgsqlConnectionStringBuilder(await ServerSet.PostgresAsync()) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(administrator.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            select pg_advisory_lock(4711);
            create sequence if not exists test_virtual_host;
            select nextval('test_virtual_host');
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.NextResultAsync();
        await reader.ReadAsync();
        var number = reader.GetInt64(0);
        return number <= count
            ? number
            : throw new InvalidOperationException($"All {count} virtual hosts are used: raise their number in tests/Testing.Servers.");
    }
}
