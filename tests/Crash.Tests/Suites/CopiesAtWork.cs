using AnTq.Testing;
using Dapper;
using Npgsql;

namespace AnTq.Crash.Tests.Suites;

/// <summary>Which of a service's copies it is that does something, found by its connection to the service's database.</summary>
/// <param name="copies">The copies.</param>
/// <param name="database">For a look at who is connected.</param>
/// <param name="line">The proxy before the database: a copy's port is known to it, and the database knows the proxy's.</param>
internal sealed class CopiesAtWork(IReadOnlyList<IServiceCopy> copies, NpgsqlDataSource database, TcpProxy line)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Waits until a copy waits for a lock.</summary>
    public async Task<IServiceCopy> WaitingForAsync(HeldLock held)
    {
        await held.IsWaitedForAsync();
        var waiters = (await held.WaitersAsync()).ToArray();
        return await OfAsync("select client_port from pg_stat_activity where pid = any (@waiters) limit 1", new { waiters })
            ?? throw new InvalidOperationException("None of the copies waits for the lock, but somebody else.");
    }

    /// <summary>The copy whose relay leads; null while none does.</summary>
    public Task<IServiceCopy?> LeaderAsync() => OfAsync(
        """
        select activity.client_port
        from pg_locks held join pg_stat_activity activity on activity.pid = held.pid
        where held.locktype = 'advisory' and held.granted and held.classid = x'416E5471'::int and held.objid = 2
          and activity.datname = current_database()
        """);

    /// <summary>Waits until a relay leads.</summary>
    public async Task<IServiceCopy> BecomesLedAsync() =>
        (await Eventually.BecomesAsync(LeaderAsync, leader => leader is not null, Patience))!;

    private async Task<IServiceCopy?> OfAsync(string portOfConnection, object? parameters = null)
    {
        await using var connection = await database.OpenConnectionAsync();
        var port = await connection.QuerySingleOrDefaultAsync<int?>(portOfConnection, parameters);
        return port is { } known ? copies.FirstOrDefault(copy => IsConnectedFrom(copy, known)) : null;
    }

    /// <summary>Whether a copy has the connection, which may go straight to the database.</summary>
    private bool IsConnectedFrom(IServiceCopy copy, int port) =>
        copy.Pid is { } pid && ProcessTable.HasConnectionFrom(pid, line.ClientPort(port) ?? port);
}
