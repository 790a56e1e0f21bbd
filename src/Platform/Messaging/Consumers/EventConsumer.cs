namespace AnTq.Platform.Messaging;

/// <summary>One consumer of a service: a queue, what is bound to it, and the reactions.</summary>
/// <param name="Name">Its name within the service; stands in the inbox and in the queue's name.</param>
internal sealed record EventConsumer(string Name)
{
    public List<string> Patterns { get; } = [];

    public Dictionary<string, EventReaction> Reactions { get; } = new(StringComparer.Ordinal);

    public RetrySchedule Schedule { get; set; } = RetrySchedule.Default;

    public string Queue(string service) => $"{service}.{Name}";
}
