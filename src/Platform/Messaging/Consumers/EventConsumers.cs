namespace AnTq.Platform.Messaging;

/// <summary>All consumers of the service.</summary>
internal sealed class EventConsumers
{
    public List<EventConsumer> All { get; } = [];
}
