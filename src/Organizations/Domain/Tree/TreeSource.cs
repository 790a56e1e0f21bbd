namespace AnTq.Organizations.Domain;

/// <summary>
/// The tree in memory, as long as it can be vouched for: it holds all that was acknowledged until a moment of which the database has told
/// that nothing is missing, and that moment is at most <see cref="Limit"/> ago and later than this copy's own last change.
/// </summary>
internal sealed class TreeSource : IDisposable
{
    /// <summary>How far memory may be behind the database.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim doubted = new(0, 1);
    private readonly Lock gate = new();
    private volatile Held? held;
    private long doubtedAt;

    private sealed record Held(OrganizationTree Tree, long ConfirmedAt);

    /// <summary>The tree; null when it cannot be vouched for, and only the database knows.</summary>
    public OrganizationTree? Fresh() => held is { } last && last.ConfirmedAt > Volatile.Read(ref doubtedAt) && Age(last) <= Limit ? last.Tree : null;

    /// <summary>Something was changed through this copy: until the tree is confirmed anew, only the database knows.</summary>
    public void Doubt()
    {
        lock (gate)
        {
            Volatile.Write(ref doubtedAt, TimeProvider.System.GetTimestamp());
            if (doubted.CurrentCount == 0)
                doubted.Release();
        }
    }

    /// <summary>The tree holds all that had been acknowledged at a moment.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="askedAt">The moment, as a timestamp of the machine's clock.</param>
    public void Confirm(OrganizationTree tree, long askedAt) => held = new Held(tree, askedAt);

    /// <summary>Nothing is known any more.</summary>
    public void Drop() => held = null;

    /// <summary>Waits until the tree is doubted, but not longer than a time.</summary>
    public Task DoubtedAsync(TimeSpan limit, CancellationToken cancellationToken) => doubted.WaitAsync(limit, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => doubted.Dispose();

    private static TimeSpan Age(Held last) => TimeProvider.System.GetElapsedTime(last.ConfirmedAt);
}
