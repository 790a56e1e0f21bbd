namespace AnTq.Platform.Messaging;

/// <summary>A bell for one listener that waits for it, but not for ever. Rings before anybody waits are kept as one.</summary>
internal sealed class Wake : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);
    private readonly Lock gate = new();

    public void Ring()
    {
        lock (gate)
        {
            if (rung.CurrentCount == 0)
                rung.Release();
        }
    }

    /// <summary>Whether it was rung within the time.</summary>
    public Task<bool> WaitAsync(TimeSpan limit, CancellationToken cancellationToken) => rung.WaitAsync(limit, cancellationToken);

    public void Dispose() => rung.Dispose();
}
