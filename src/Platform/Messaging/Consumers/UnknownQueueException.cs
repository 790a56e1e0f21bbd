namespace AnTq.Platform.Messaging;

/// <summary>The broker has no queue of that name.</summary>
/// <param name="queue">The name.</param>
public sealed class UnknownQueueException(string queue) : Exception($"There is no queue {queue}.")
{
    /// <summary>The name.</summary>
    public string Queue { get; } = queue;
}
