namespace AnTq.Platform.Persistence;

/// <summary>Whether the database has been prepared: until then a service answers no call, publishes and consumes nothing.</summary>
public sealed class DatabaseReadiness
{
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True once every migration has been applied.</summary>
    public bool IsReady => ready.Task.IsCompletedSuccessfully;

    /// <summary>Completes once every migration has been applied.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task WaitAsync(CancellationToken cancellationToken) => ready.Task.WaitAsync(cancellationToken);

    internal void Reached() => ready.TrySetResult();
}
