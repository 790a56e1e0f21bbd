using System.Net.Sockets;
using AnTq.Platform.Access;
using AnTq.Platform.Errors;
using AnTq.Platform.Persistence;
using AnTq.Platform.Telemetry;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AnTq.Platform.Messaging;

/// <summary>
/// What happens to a delivered message: it takes effect, or is tried again, or is put back for later, or is set aside. Returning
/// acknowledges it; throwing sets it aside in the error queue, but for a cancellation, which gives it back to the broker.
/// </summary>
internal sealed partial class EventDelivery(
    EventInbox inbox, Redelivery redelivery, DatabaseReadiness readiness, ServiceIdentity service, ILogger<EventDelivery> logger)
{
    private static readonly TimeSpan DatabasePause = TimeSpan.FromSeconds(1);

    public async Task HandleAsync(EventConsumer consumer, DeliveredMessage message, CancellationToken cancellationToken)
    {
        await readiness.WaitAsync(cancellationToken);
        var happened = CloudEvent.Parse(message.Body);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await inbox.TakeEffectAsync(consumer, happened, cancellationToken);
                return;
            }
            catch (Exception failure) when (failure is not PoisonEventException)
            {
                // This copy ends: whatever the interrupted work threw says nothing of the event.
                cancellationToken.ThrowIfCancellationRequested();
                PlatformMetrics.Consumed(consumer.Name, "retried");
                // Without the database nothing can take effect: hold the message and wait, whatever number of tries that is. Nothing
                // tells when it is back. Other failures mostly pass by themselves (a lock, a busy service) if they are given the time.
                if (IsDatabaseGone(failure))
                    await Task.Delay(DatabasePause, TimeProvider.System, cancellationToken);
                else if (attempt < consumer.Schedule.InMemory.Count)
                    await Task.Delay(consumer.Schedule.InMemory[attempt], TimeProvider.System, cancellationToken);
                else
                {
                    await PutBackAsync(consumer, message, happened, failure, cancellationToken);
                    return;
                }
            }
        }
    }

    private async Task PutBackAsync(
        EventConsumer consumer, DeliveredMessage message, CloudEvent happened, Exception failure, CancellationToken cancellationToken)
    {
        if (consumer.Schedule.Next(message.Redeliveries, IsTransient(failure)) is not { } wait)
        {
            PlatformMetrics.Consumed(consumer.Name, "set_aside");
            LogSetAside(failure, consumer.Name, happened.Id, message.Redeliveries);
            throw new SetAsideException($"{consumer.Name} could not handle {happened.Id}: {failure.GetType().Name}", failure);
        }

        PlatformMetrics.Consumed(consumer.Name, "put_back");
        LogPutBack(failure, consumer.Name, happened.Id, wait.TotalSeconds);
        await redelivery.PutBackAsync(consumer.Queue(service.Name), message, wait, cancellationToken);
    }

    private static bool IsDatabaseGone(Exception failure) =>
        DatabaseErrors.Translate(failure)?.Reason == PlatformErrors.DatabaseUnavailable;

    private static bool IsTransient(Exception failure) => failure switch
    {
        RpcException call => BrokenConnection.Ended(call) || IsTransient(call.StatusCode),
        RefusalException refusal => IsTransient(refusal.Reason.Code),
        NpgsqlException database => database.IsTransient || DatabaseErrors.Translate(database) is not null,
        _ => failure is TimeoutException or IOException or SocketException or HttpRequestException or OperationCanceledException,
    };

    private static bool IsTransient(StatusCode code) =>
        code is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled or StatusCode.Aborted
            or StatusCode.ResourceExhausted;

    [LoggerMessage(LogLevel.Warning, "{Consumer} could not handle {EventId}; it comes again in {Seconds} s.")]
    private partial void LogPutBack(Exception failure, string consumer, Guid eventId, double seconds);

    [LoggerMessage(LogLevel.Error, "{Consumer} sets {EventId} aside after {Redeliveries} redeliveries.")]
    private partial void LogSetAside(Exception failure, string consumer, Guid eventId, int redeliveries);
}
