namespace AnTq.Platform.Messaging;

/// <summary>One consumer of a service: a queue, what is bound to it, and the reactions.</summary>
/// <param name="Name">Its name within the service; stands in the inbox and in the queue's name.</param>
internal sealed record EventConsumer(string Name)
{
    public List<string> Patterns { get; } = [];

    public Dictionary<string, EventReaction> Reactions { get; } = new(StringComparer.Ordinal);

    /// <summary>The reaction to events of types that have none of their own.</summary>
    public EventReaction? AnyReaction { get; set; }

    public RetrySchedule Schedule { get; set; } = RetrySchedule.Default;

    public EventReaction? ReactionTo(string type) => Reactions.GetValueOrDefault(type) ?? AnyReaction;

    public string Queue(string service) => $"{service}.{Name}";
}
