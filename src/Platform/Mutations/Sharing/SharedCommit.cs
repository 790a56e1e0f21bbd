using System.Diagnostics;

namespace AnTq.Platform.Mutations;

/// <summary>
/// Commits small transactions that are ready at the same time as one: the commit, the way to the database and back, and the statements
/// that all of them need are a good part of what each costs. Nothing waits for company: what becomes ready while others are under way
/// goes with the next. Nobody fails with another's fault either: when the database refuses one, nothing of it all has happened, that
/// one goes alone, and the others go again without it. Nor does anybody wait long for what another waits for: see
/// <see cref="SharedTransaction{TScope}"/>.
/// </summary>
/// <typeparam name="TScope">Mutating calls or consumed events.</typeparam>
internal sealed class SharedCommit<TScope>(SharedTransaction<TScope> transaction)
    where TScope : WriteScope
{
    private const int GreatestGroup = 32;

    // Two, so that one that waits for a lock does not hold up everybody else.
    private const int AtOnce = 2;

    // Each try goes without those that failed the try before.
    private const int Tries = 3;

    private readonly Lock gate = new();
    private readonly Queue<WaitingScope<TScope>> queue = new();
    private readonly RowTurns alone = new();
    private int running;

    /// <summary>Commits a transaction, with others if there are any.</summary>
    /// <exception cref="OperationCanceledException">Its call has ended; it may have been committed all the same.</exception>
    public async Task CommitAsync(TScope scope)
    {
        if (!scope.CanShare)
            await scope.CompleteAsync();
        else if (!await CommittedWithOthersAsync(new WaitingScope<TScope>(scope)))
            await alone.RunAsync(scope.Order, scope.CompleteAsync, scope.Call.CancellationToken);
    }

    private async Task<bool> CommittedWithOthersAsync(WaitingScope<TScope> own)
    {
        Enqueue(own);
        try
        {
            return await own.Committed.WaitAsync(own.Scope.Call.CancellationToken);
        }
        finally
        {
            // Given up: it does not even begin, if it has not yet.
            own.TryTake();
        }
    }

    private void Enqueue(WaitingScope<TScope> own)
    {
        lock (gate)
        {
            queue.Enqueue(own);
            if (running == AtOnce)
                return;
            running++;
        }

        _ = CommitAllAsync();
    }

    /// <summary>Runs until nothing waits. What comes later starts another.</summary>
    private async Task CommitAllAsync()
    {
        while (Next() is { Count: > 0 } group)
            await CommitAsync(group);
    }

    private List<WaitingScope<TScope>> Next()
    {
        var group = new List<WaitingScope<TScope>>();
        lock (gate)
        {
            while (group.Count < GreatestGroup && queue.TryDequeue(out var next))
            {
                if (next.TryTake())
                    group.Add(next);
            }

            if (group.Count == 0)
                running--;
        }

        return [.. group.OrderBy(one => one.Scope.Order, StringComparer.Ordinal)];
    }

    private async Task CommitAsync(List<WaitingScope<TScope>> group)
    {
        // Spans of the statements go to one of them: a span has one parent.
        Activity.Current = group[0].Activity;
        var isCommitted = false;
        try
        {
            for (var attempt = 0; attempt < Tries && group.Count > 0 && !isCommitted; attempt++)
                isCommitted = await IsCommittedAsync(group);
        }
        catch (Exception)
        {
            // Whose fault it was meets it again, alone, and is told. Whether it was committed all the same: then its repetition finds out.
        }
        finally
        {
            group.ForEach(one => one.End(isCommitted));
        }
    }

    /// <summary>Tries it; takes out what goes alone from here on.</summary>
    private async Task<bool> IsCommittedAsync(List<WaitingScope<TScope>> group)
    {
        if (await transaction.RunAsync(group.ConvertAll(one => one.Scope)) is not { } refusal)
            return true;
        var alone = group.Where((one, index) => refusal.Concerns(one.Scope, index)).ToList();
        alone.ForEach(one => one.End(wasCommitted: false));
        group.RemoveAll(alone.Contains);
        return false;
    }
}
