using System.Diagnostics;
using AnTq.Platform.Access;
using AnTq.Platform.Mutations;
using AnTq.Platform.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AnTq.Platform.Messaging;

/// <summary>Lets an event take effect once: in one transaction with the note that it has.</summary>
internal sealed class EventInbox(
    NpgsqlDataSource dataSource, ServiceIdentity service, TimeProvider time, OutboxBell bell, IServiceScopeFactory scopes)
{
    /// <summary>Time for one try.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Whether it has taken effect now; false when it had before, or when nobody reacts to its type.</summary>
    public async Task<bool> TakeEffectAsync(EventConsumer consumer, CloudEvent happened, CancellationToken cancellationToken)
    {
        if (consumer.ReactionTo(happened.Type) is not { } reaction)
            return false;
        using var activity = Start(consumer, happened);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        var call = new Call(
            new Caller($"service:{service.Name}"),
            $"consumer/{consumer.Name}",
            happened.CorrelationId.Length > 0 ? happened.CorrelationId : happened.Id.ToString("D"),
            TimeProvider.System.GetUtcNow() + Limit,
            limit.Token);
        try
        {
            await CommitAsync(consumer, happened, reaction, call);
            return true;
        }
        catch (PostgresException noted) when (noted.SqlState == SqlStates.EventNoted)
        {
            return false;
        }
    }

    private async Task CommitAsync(EventConsumer consumer, CloudEvent happened, EventReaction reaction, Call call)
    {
        var now = Instant.Now(time);
        var opening = new OpeningStatement(
            "platform.open_event", [CallTime.Milliseconds(call), happened.Id, happened.Source, consumer.Name, now]);
        await using var session = new WriteSession(dataSource, opening, call);
        await using var services = scopes.CreateAsyncScope();
        var scope = new EventScope(session, service.Name, now, call);
        await reaction.HandleAsync(happened, scope, services.ServiceProvider);
        await scope.CompleteAsync();
        if (scope.Events.Count > 0)
            bell.Ring();
    }

    // Under the call that caused the event, so that one trace runs from that caller to here.
    private static Activity? Start(EventConsumer consumer, CloudEvent happened)
    {
        ActivityContext.TryParse(happened.TraceParent, null, isRemote: true, out var cause);
        var activity = MessagingTelemetry.Source.StartActivity($"{consumer.Name} process", ActivityKind.Consumer, cause);
        activity?.SetTag("messaging.system", "rabbitmq");
        activity?.SetTag("messaging.message.id", happened.Id);
        activity?.SetTag("cloudevents.event_type", happened.Type);
        return activity;
    }
}
