using AnTq.Platform.Mutations;
using Google.Protobuf;

namespace AnTq.Platform.Messaging;

/// <summary>
/// A reaction to an event of another service: the seam between services and the bus library. Resolved per event; its dependencies
/// may be scoped.
/// </summary>
/// <typeparam name="TData">Type of the event's data, a message of <c>antq.events.v1</c>.</typeparam>
public interface IEventHandler<TData>
    where TData : class, IMessage<TData>, new()
{
    /// <summary>
    /// Reads what it needs and collects its effect in <paramref name="scope"/>. The effect and the note that the event has taken effect
    /// commit together, so an event that comes twice takes effect once. What it throws is tried again, then redelivered with back-off,
    /// then set aside in the error queue.
    /// </summary>
    /// <param name="received">The event.</param>
    /// <param name="scope">The transaction of its effect.</param>
    Task HandleAsync(ReceivedEvent<TData> received, WriteScope scope);
}
