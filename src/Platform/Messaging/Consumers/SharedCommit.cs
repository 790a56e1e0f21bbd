using AnTq.Platform.Mutations;
using Npgsql;

namespace AnTq.Platform.Messaging;

/// <summary>
/// Commits events that are ready at the same time in one transaction: the commit and the way to the database and back are a good part of
/// what an event costs. Nothing waits for company: those that become ready while transactions are under way share the next one. When
/// one fails, nothing of it has happened, and each of its events is committed by itself, so that each gets its own error.
/// </summary>
internal sealed class SharedCommit(NpgsqlDataSource dataSource) : IDisposable
{
    private const int GreatestGroup = 32;

    // Two, so that events do not wait for one transaction that waits for a lock.
    private const int Transactions = 2;

    private readonly Lock gate = new();
    private readonly Queue<Ready> queue = new();
    private readonly SemaphoreSlim turns = new(Transactions);

    public void Dispose() => turns.Dispose();

    /// <summary>Commits an event, with others if there are any.</summary>
    public async Task CommitAsync(EventScope scope)
    {
        if (!scope.CanShare || !await CommittedWithOthersAsync(new Ready(scope)))
            await scope.CompleteAsync();
    }

    private async Task<bool> CommittedWithOthersAsync(Ready own)
    {
        lock (gate)
            queue.Enqueue(own);
        try
        {
            await turns.WaitAsync(own.Scope.Call.CancellationToken);
        }
        catch (OperationCanceledException) when (own.TryTake())
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            return await own.Committed;
        }

        try
        {
            while (!own.IsTaken)
                await CommitAsync(Next());
        }
        finally
        {
            turns.Release();
        }

        return await own.Committed;
    }

    private List<Ready> Next()
    {
        var group = new List<Ready>();
        lock (gate)
        {
            while (group.Count < GreatestGroup && queue.TryDequeue(out var next))
            {
                if (next.TryTake())
                    group.Add(next);
            }
        }

        return group;
    }

    private async Task CommitAsync(List<Ready> group)
    {
        var committed = false;
        try
        {
            await TogetherAsync(group);
            committed = true;
        }
        catch (Exception failure) when (failure is NpgsqlException or OperationCanceledException or TimeoutException)
        {
            // Whose it was meets it again by itself.
        }
        finally
        {
            group.ForEach(one => one.End(committed));
        }
    }

    private async Task TogetherAsync(List<Ready> group)
    {
        var limit = group[0].Scope.Call.CancellationToken;
        await using var connection = await dataSource.OpenConnectionAsync(limit);
        await using var batch = new NpgsqlBatch(connection) { Timeout = (int)WriteScope.CommandTime.TotalSeconds };
        // In one order everywhere: two copies that got the same events do not hold each other up.
        foreach (var command in group.OrderBy(one => one.Scope.EventId).SelectMany(one => one.Scope.Statements()))
            batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(limit);
    }

    /// <summary>An event whose statements are ready.</summary>
    private sealed class Ready(EventScope scope)
    {
        private readonly TaskCompletionSource<bool> committed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int taken;

        public EventScope Scope => scope;

        /// <summary>Ends when its transaction has; whether that took effect.</summary>
        public Task<bool> Committed => committed.Task;

        public bool IsTaken => Volatile.Read(ref taken) != 0;

        /// <summary>Takes it out of the queue, once.</summary>
        public bool TryTake() => Interlocked.Exchange(ref taken, 1) == 0;

        public void End(bool wasCommitted) => committed.TrySetResult(wasCommitted);
    }
}
