using AnTq.Testing;
using Dapper;
using Npgsql;

namespace AnTq.Crash.Tests;

/// <summary>A lock that a test takes in PostgreSQL, so that a service waits at a point of the test's choice.</summary>
internal sealed class HeldLock : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly NpgsqlConnection connection;

    private HeldLock(NpgsqlConnection connection) => this.connection = connection;

    /// <summary>Takes a lock.</summary>
    /// <param name="database">The service's database.</param>
    /// <param name="statement">The statement that takes it, in a transaction that stays open.</param>
    public static async Task<HeldLock> TakeAsync(NpgsqlDataSource database, string statement)
    {
        var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync($"begin; {statement}");
        return new HeldLock(connection);
    }

    /// <summary>Waits until somebody waits for it.</summary>
    public Task IsWaitedForAsync() => Eventually.BecomesTrueAsync(
        async () => await connection.ExecuteScalarAsync<bool>(
            "select exists (select from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid)))"),
        Patience);

    /// <summary>Ends those that wait for it, as PostgreSQL itself would when it finds their client gone.</summary>
    public Task EndWaitersAsync() => connection.ExecuteAsync(
        "select pg_terminate_backend(pid) from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid))");

    /// <summary>Gives it up.</summary>
    public async ValueTask DisposeAsync() => await connection.DisposeAsync();
}
