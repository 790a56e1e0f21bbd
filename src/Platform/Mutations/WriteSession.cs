using AnTq.Platform.Access;
using AnTq.Platform.Persistence;
using Dapper;
using Npgsql;

namespace AnTq.Platform.Mutations;

/// <summary>The connection and transaction under a <see cref="WriteScope"/>, opened as late as can be.</summary>
internal sealed class WriteSession(NpgsqlDataSource dataSource, OpeningStatement opening, Call call) : IAsyncDisposable
{
    private NpgsqlConnection? connection;
    private NpgsqlTransaction? transaction;

    /// <summary>Whether the opening statement has run, and with it the check for a call that took effect before.</summary>
    public bool IsOpened { get; private set; }

    /// <summary>The statement that goes before the first read.</summary>
    public OpeningStatement Opening => opening;

    private int Timeout => CallTime.Seconds(call);

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters)
    {
        if (IsOpened)
            return (await connection!.QueryAsync<T>(Command(sql, parameters))).AsList();
        var (both, all) = opening.Before(sql, parameters);
        var begun = await BeginAsync();
        await using var results = await begun.QueryMultipleAsync(Command(both, all));
        await results.ReadAsync<int>();
        IsOpened = true;
        return (await results.ReadAsync<T>()).AsList();
    }

    public async Task<NpgsqlConnection> ConnectionAsync()
    {
        if (IsOpened)
            return connection!;
        var begun = await BeginAsync();
        await using var batch = new NpgsqlBatch(begun) { BatchCommands = { opening.AsCommand() }, Timeout = Timeout };
        await batch.ExecuteNonQueryAsync(call.CancellationToken);
        IsOpened = true;
        return begun;
    }

    /// <summary>Sends the last statements. A batch outside a transaction is one by itself: one round trip, commit included.</summary>
    /// <param name="first">The opening of a transaction without reads; left out when one has run.</param>
    /// <param name="commands">The writes.</param>
    /// <param name="undo">Whether everything is undone when the session ends.</param>
    public async Task CompleteAsync(OpeningStatement first, IEnumerable<NpgsqlBatchCommand> commands, bool undo)
    {
        var begun = undo ? await BeginAsync() : connection ??= await dataSource.OpenConnectionAsync(call.CancellationToken);
        await using var batch = new NpgsqlBatch(begun) { Timeout = Timeout };
        if (!IsOpened)
            batch.BatchCommands.Add(first.AsCommand());
        foreach (var command in commands)
            batch.BatchCommands.Add(command);
        if (transaction is not null && !undo)
            batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
        await batch.ExecuteNonQueryAsync(call.CancellationToken);
        IsOpened = true;
    }

    public async ValueTask DisposeAsync()
    {
        // Rolls back what has not been committed.
        if (transaction is not null)
            await transaction.DisposeAsync();
        if (connection is not null)
            await connection.DisposeAsync();
        (transaction, connection) = (null, null);
    }

    private async Task<NpgsqlConnection> BeginAsync()
    {
        connection ??= await dataSource.OpenConnectionAsync(call.CancellationToken);
        // Costs no round trip: the driver sends it with the first statement.
        transaction ??= await connection.BeginTransactionAsync(call.CancellationToken);
        return connection;
    }

    private CommandDefinition Command(string sql, object? parameters) =>
        new(sql, parameters, commandTimeout: Timeout, cancellationToken: call.CancellationToken);
}
