using System.Globalization;
using Npgsql;

namespace AnTq.Platform.Mutations;

/// <summary>
/// Several small transactions as one: one opening for all, the writes of each in turn, and one statement for all their audit and outbox
/// rows. It waits for a lock for a moment only, since all its callers wait with it; whoever needs one that is held longer goes alone.
/// </summary>
/// <typeparam name="TScope">Mutating calls or consumed events.</typeparam>
/// <param name="dataSource">The pool.</param>
/// <param name="opening">Opens all of them: the times that a statement and a lock may take come first, in milliseconds.</param>
internal sealed class SharedTransaction<TScope>(NpgsqlDataSource dataSource, Func<int, int, IReadOnlyList<TScope>, NpgsqlBatchCommand> opening)
    where TScope : WriteScope
{
    private const int LockMilliseconds = 300;
    private const int StatementMilliseconds = 1000;

    // What the server does not end in time: it does not answer any more.
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(StatementMilliseconds + 500);

    /// <summary>Commits them, all or none.</summary>
    /// <returns>Which of them it was that the database has refused; null when all have been committed.</returns>
    /// <exception cref="PostgresException">Nothing has been committed, and whose fault that is cannot be told.</exception>
    public async Task<SharedRefusal?> RunAsync(IReadOnlyList<TScope> scopes)
    {
        try
        {
            if (WriteBatch.Joined([.. scopes.Select(scope => scope.Writes)]) is { } joined)
                return await RunAsync(scopes, [.. joined.Select(write => (write.NewCommand(), (int?)null))]);
        }
        catch (UntoldException) when (scopes.Count > 1)
        {
            // Its rows were everybody's: the statements of each by themselves tell.
        }

        return await RunAsync(
            scopes, [.. scopes.SelectMany((scope, index) => scope.Writes.Writes.Select(write => (write.NewCommand(), (int?)index)))]);
    }

    /// <param name="scopes">All of them.</param>
    /// <param name="writes">Their statements, and whose each is.</param>
    private async Task<SharedRefusal?> RunAsync(IReadOnlyList<TScope> scopes, IReadOnlyList<(NpgsqlBatchCommand Command, int? Owner)> writes)
    {
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        await using var connection = await dataSource.OpenConnectionAsync(limit.Token);
        await using var batch = new NpgsqlBatch(connection) { Timeout = (int)WriteScope.CommandTime.TotalSeconds };
        batch.BatchCommands.Add(opening(StatementMilliseconds, LockMilliseconds, scopes));
        foreach (var (command, _) in writes)
            batch.BatchCommands.Add(command);
        if (RecordStatement.For(scopes, request: null) is { } record)
            batch.BatchCommands.Add(record);
        try
        {
            await batch.ExecuteNonQueryAsync(limit.Token);
            return null;
        }
        catch (PostgresException refused) when (refused.SqlState == SqlStates.RequestInFlight)
        {
            return new SharedRefusal(int.Parse(refused.MessageText, CultureInfo.InvariantCulture) - 1, Row: "");
        }
        catch (PostgresException refused) when (writes.Any(write => write.Command == refused.BatchCommand))
        {
            var owner = writes.First(write => write.Command == refused.BatchCommand).Owner ?? throw new UntoldException(refused);
            // Who waited too long for a lock was not refused: the others may get it the next time, and alone they would all queue for it.
            return new SharedRefusal(owner, refused.SqlState == PostgresErrorCodes.LockNotAvailable ? "" : scopes[owner].Order);
        }
    }

    /// <summary>The database has refused a statement with the rows of several.</summary>
    private sealed class UntoldException(Exception cause) : Exception(cause.Message, cause);
}
