using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Xunit;

namespace AnTq.Testing.Tests;

public sealed class ServerSetTests
{
    [Fact]
    public async Task Every_class_gets_a_database_of_its_own_that_is_dropped_with_it()
    {
        var database = new TestDatabase();
        await database.InitializeAsync();
        await using (var table = database.DataSource.CreateCommand("create table here (id int)"))
        {
            await table.ExecuteNonQueryAsync();
        }

        var other = new TestDatabase();
        await other.InitializeAsync();
        await using (var look = other.DataSource.CreateCommand("select to_regclass('here') is null"))
        {
            Assert.True((bool)(await look.ExecuteScalarAsync())!);
        }

        await other.DisposeAsync();
        await database.DisposeAsync();
        await using var gone = NpgsqlDataSource.Create(database.ConnectionString);
        var failure = await Assert.ThrowsAsync<PostgresException>(async () => await gone.OpenConnectionAsync());
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, failure.SqlState);
    }

    [Fact]
    public async Task A_template_is_prepared_once_and_copied()
    {
        var preparations = 0;
        async Task PrepareAsync(string connectionString)
        {
            preparations++;
            await using var template = NpgsqlDataSource.Create(connectionString);
            await using var table = template.CreateCommand("create table prepared (id int)");
            await table.ExecuteNonQueryAsync();
        }

        var databases = new[] { new TestDatabase("prepared", PrepareAsync), new TestDatabase("prepared", PrepareAsync) };
        foreach (var database in databases)
        {
            await database.InitializeAsync();
            await using var look = database.DataSource.CreateCommand("select count(*) from prepared");
            Assert.Equal(0L, await look.ExecuteScalarAsync());
            await database.DisposeAsync();
        }

        Assert.Equal(1, preparations);
    }

    [Fact]
    public async Task Queues_of_one_class_are_not_seen_by_another()
    {
        var one = await OpenAsync();
        var other = await OpenAsync();
        await using var channel = await one.CreateChannelAsync();
        await channel.QueueDeclareAsync("notices", durable: true, exclusive: false, autoDelete: false);

        await using var elsewhere = await other.CreateChannelAsync();
        await Assert.ThrowsAnyAsync<OperationInterruptedException>(() => elsewhere.QueueDeclarePassiveAsync("notices"));
        await one.DisposeAsync();
        await other.DisposeAsync();
    }

    private static async Task<IConnection> OpenAsync()
    {
        var broker = new TestBroker();
        await broker.InitializeAsync();
        return await new ConnectionFactory { Uri = new Uri(broker.ConnectionString) }.CreateConnectionAsync();
    }
}
