using AnTq.Platform.Persistence;
using Npgsql;

namespace AnTq.Platform.Messaging;

/// <summary>
/// The right to be a service's one relay: an advisory lock on a connection of its own, which the database takes back when the
/// connection ends, however it ends. The same connection listens for the bells of the other copies.
/// </summary>
internal sealed class RelayLeadership(DatabaseSettings settings) : IAsyncDisposable
{
    public const string NotificationChannel = "antq_outbox";

    private const long LockKey = 0x416E547100000002;

    // The server must notice within seconds that a leader's machine is gone, so that another can take over.
    private const string Keepalive =
        "-c tcp_keepalives_idle=1 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=3 -c tcp_user_timeout=4000";

    private readonly NpgsqlConnection connection = settings.OwnConnection(Keepalive);

    /// <summary>Tries to become the leader; false while another copy is.</summary>
    public async Task<bool> TryTakeAsync(CancellationToken cancellationToken)
    {
        if (connection.State == System.Data.ConnectionState.Closed)
            await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"select pg_try_advisory_lock({LockKey})", connection);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>Rings the bell for every notification until the connection, and with it the leadership, is lost.</summary>
    public async Task ListenAsync(OutboxBell bell, CancellationToken cancellationToken)
    {
        connection.Notification += (_, _) => bell.Ring();
        await using (var listen = new NpgsqlCommand($"listen {NotificationChannel}", connection))
            await listen.ExecuteNonQueryAsync(cancellationToken);
        while (true)
            await connection.WaitAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
