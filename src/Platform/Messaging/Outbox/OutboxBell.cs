namespace AnTq.Platform.Messaging;

/// <summary>
/// Rung after a transaction with events has committed; the relay of this copy listens. Business transactions do not NOTIFY by
/// themselves: PostgreSQL lets notifying transactions commit only one after another, under a lock held over the write to disk.
/// </summary>
internal sealed class OutboxBell : IDisposable
{
    private readonly Wake wake = new();

    public void Ring() => wake.Ring();

    public Task<bool> WaitAsync(TimeSpan limit, CancellationToken cancellationToken) => wake.WaitAsync(limit, cancellationToken);

    public void Dispose() => wake.Dispose();
}
