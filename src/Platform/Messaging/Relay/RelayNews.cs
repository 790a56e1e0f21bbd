namespace AnTq.Platform.Messaging;

/// <summary>What the leader's halves and its channel tell each other: how far positions have been given, and that something has happened.</summary>
internal sealed class RelayNews : IDisposable
{
    private readonly Wake wake = new();
    private long placed;

    /// <summary>The last position that this copy has given; others may have given later ones while they led.</summary>
    public long Placed => Volatile.Read(ref placed);

    /// <summary>Tells that events have got positions, up to this one.</summary>
    public void Place(long position)
    {
        Volatile.Write(ref placed, position);
        wake.Ring();
    }

    /// <summary>Tells that something has happened on the channel.</summary>
    public void Ring() => wake.Ring();

    /// <summary>Whether there was news within the time.</summary>
    public Task<bool> WaitAsync(TimeSpan limit, CancellationToken cancellationToken) => wake.WaitAsync(limit, cancellationToken);

    public void Dispose() => wake.Dispose();
}
