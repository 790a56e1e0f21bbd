using Npgsql;

namespace AnTq.Testing;

/// <summary>A lock that a test takes in PostgreSQL, so that a service waits at a point of the test's choice.</summary>
public sealed class HeldLock : IAsyncDisposable
{
    // Of the locks the server tells as they are. Who is connected it tells as it was when this transaction first asked.
    private const string Waiters = "from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))";

    /// <summary>Nobody who shares a transaction waits so long for a lock.</summary>
    public static readonly TimeSpan LongerThanShared = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
    private readonly NpgsqlConnection _connection;

    private HeldLock(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Takes a lock.</summary>
    /// <param name="database">The service's database.</param>
    /// <param name="statement">The statement that takes it, in a transaction that stays open.</param>
    public static async Task<HeldLock> TakeAsync(NpgsqlDataSource database, string statement)
    {
        var held = new HeldLock(await database.OpenConnectionAsync());
        await using var taking = new NpgsqlCommand($"begin; {statement}", held._connection);
        await taking.ExecuteNonQueryAsync();
        return held;
    }

    /// <summary>The connections that wait for it, by the server's number for each.</summary>
    public async Task<IReadOnlyList<int>> WaitersAsync()
    {
        await using var command = new NpgsqlCommand($"select coalesce(array_agg(distinct pid), '{{}}') {Waiters}", _connection);
        return (int[])(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Waits until somebody waits for it.</summary>
    public Task IsWaitedForAsync() => Eventually.BecomesAsync(WaitersAsync, waiters => waiters.Count > 0, _patience);

    /// <summary>
    /// Waits until somebody waits for it as long as it may take: calls that share a transaction wait for a moment only, and then each goes
    /// alone, in a transaction of its own.
    /// </summary>
    public Task IsWaitedForAloneAsync() => Eventually.BecomesTrueAsync(async () => await WaitedForAsync() > LongerThanShared, _patience);

    /// <summary>How long it has been waited for by who has waited longest.</summary>
    public async Task<TimeSpan> WaitedForAsync()
    {
        await using var command = new NpgsqlCommand(
            $"select coalesce(clock_timestamp() - min(waitstart), interval '0') {Waiters}", _connection);
        return (TimeSpan)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Ends those that wait for it, as PostgreSQL itself would when it finds their client gone.</summary>
    public async Task EndWaitersAsync()
    {
        await using var command = new NpgsqlCommand($"select pg_terminate_backend(pid) {Waiters}", _connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Gives it up.</summary>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
