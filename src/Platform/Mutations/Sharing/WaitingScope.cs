using System.Diagnostics;

namespace AnTq.Platform.Mutations;

/// <summary>A transaction that waits to be committed with others.</summary>
internal sealed class WaitingScope<TScope>(TScope scope)
    where TScope : WriteScope
{
    private readonly TaskCompletionSource<bool> committed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int taken;

    public TScope Scope => scope;

    /// <summary>What it is part of.</summary>
    public Activity? Activity { get; } = Activity.Current;

    /// <summary>Ends when the shared transaction has; whether that took effect.</summary>
    public Task<bool> Committed => committed.Task;

    /// <summary>Takes it out of the queue, once.</summary>
    public bool TryTake() => Interlocked.Exchange(ref taken, 1) == 0;

    public void End(bool wasCommitted) => committed.TrySetResult(wasCommitted);
}
