using AnTq.Events.V1;
using AnTq.Notifications.Domain;
using AnTq.Notifications.Persistence;
using AnTq.Platform.Messaging;
using AnTq.Platform.Mutations;

namespace AnTq.Notifications.Consumers;

/// <summary>An award was granted: tells each organization that has to know, once.</summary>
internal sealed class NoteAwardGranted : IEventHandler<AwardGranted>
{
    /// <summary>Type of the events that this handles.</summary>
    public const string EventType = "antq.awards.award.granted.v1";

    /// <inheritdoc/>
    public Task HandleAsync(ReceivedEvent<AwardGranted> received, WriteScope scope)
    {
        try
        {
            NoticeStore.Add(scope, received, AwardAddressees.Of(received.Data), AwardText.Of(received.Data));
            scope.Audit(new AuditEntry("notify", received.Subject, Before: null, After: received.Data));
        }
        catch (FormatException unreadable)
        {
            throw new PoisonEventException($"The award of {received.Id} cannot be told of: {unreadable.Message}", unreadable);
        }

        return Task.CompletedTask;
    }
}
