namespace AnTq.Testing;

/// <summary>One direction of a <see cref="TcpProxy"/>: open, or withholding everything, also that the sender has closed.</summary>
public sealed class ProxyGate
{
    private volatile TaskCompletionSource? _closed;
    private int _waiting;

    /// <summary>Whether something has come that is withheld.</summary>
    public bool Withholds => Volatile.Read(ref _waiting) > 0;

    /// <summary>Withholds from now on whatever has not passed.</summary>
    public void Close() => Interlocked.CompareExchange(ref _closed, new(TaskCreationOptions.RunContinuationsAsynchronously), null);

    /// <summary>Lets pass what was withheld, and all that follows.</summary>
    public void Open() => Interlocked.Exchange(ref _closed, null)?.SetResult();

    internal async Task PassAsync(CancellationToken cancellation)
    {
        if (_closed is not { } closed)
        {
            return;
        }

        Interlocked.Increment(ref _waiting);
        try
        {
            await closed.Task.WaitAsync(cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
