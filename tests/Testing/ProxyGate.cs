namespace AnTq.Testing;

/// <summary>One direction of a <see cref="TcpProxy"/>: open, or withholding everything, also that the sender has closed.</summary>
public sealed class ProxyGate
{
    private volatile TaskCompletionSource? _closed;

    /// <summary>Withholds from now on whatever has not passed.</summary>
    public void Close() => Interlocked.CompareExchange(ref _closed, new(TaskCreationOptions.RunContinuationsAsynchronously), null);

    /// <summary>Lets pass what was withheld, and all that follows.</summary>
    public void Open() => Interlocked.Exchange(ref _closed, null)?.SetResult();

    internal Task PassAsync(CancellationToken cancellation) => _closed?.Task.WaitAsync(cancellation) ?? Task.CompletedTask;
}
