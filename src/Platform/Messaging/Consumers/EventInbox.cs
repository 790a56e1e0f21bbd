using AnTq.Platform.Access;
using AnTq.Platform.Mutations;
using AnTq.Platform.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AnTq.Platform.Messaging;

/// <summary>Lets an event take effect once: in one transaction with the note that it has.</summary>
internal sealed class EventInbox(
    NpgsqlDataSource dataSource,
    ServiceIdentity service,
    TimeProvider time,
    OutboxBell bell,
    SharedCommit<EventScope> commits,
    IServiceScopeFactory scopes)
{
    /// <summary>Time for one try: a line to the database that goes silent in the middle of it holds the event no longer.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    /// <summary>Lets it take effect unless it has before, or nobody reacts to its type.</summary>
    public async Task TakeEffectAsync(EventConsumer consumer, CloudEvent happened, CancellationToken cancellationToken)
    {
        if (consumer.ReactionTo(happened.Type) is not { } reaction)
        {
            PlatformMetrics.Consumed(consumer.Name, "passed_over");
            return;
        }

        using var activity = MessagingTelemetry.StartProcess(consumer.Name, happened);
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
            PlatformMetrics.Consumed(consumer.Name, "handled");
            PlatformMetrics.TookEffect(consumer.Name, time.GetUtcNow() - happened.Time);
        }
        catch (PostgresException noted) when (noted.SqlState == SqlStates.EventNoted)
        {
            PlatformMetrics.Consumed(consumer.Name, "repeated");
        }
    }

    private async Task CommitAsync(EventConsumer consumer, CloudEvent happened, EventReaction reaction, Call call)
    {
        var now = Instant.Now(time);
        var note = new InboxNote(happened.Id, happened.Source, consumer.Name, happened.Data.Length);
        await using var session = new WriteSession(dataSource, EventScope.Opening(note, now, call), call);
        await using var services = scopes.CreateAsyncScope();
        var scope = new EventScope(session, service.Name, now, call, note);
        await reaction.HandleAsync(happened, scope, services.ServiceProvider);
        await commits.CommitAsync(scope);
        if (scope.Events.Count > 0)
            bell.Ring();
    }
}
