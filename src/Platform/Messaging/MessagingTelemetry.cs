using System.Diagnostics;

namespace AnTq.Platform.Messaging;

/// <summary>
/// The spans of published and consumed events. They hang under the call that caused the event, so that one trace runs from that call's
/// caller to the last effect.
/// </summary>
internal static class MessagingTelemetry
{
    private static readonly ActivitySource Source = new("AnTq.Platform.Messaging");

    public static Activity? StartPublish(FeedRow row) => Start($"{row.Type} publish", ActivityKind.Producer, row.TraceParent, row.EventId);

    public static Activity? StartProcess(string consumer, CloudEvent happened) =>
        Start($"{consumer} process", ActivityKind.Consumer, happened.TraceParent, happened.Id);

    private static Activity? Start(string name, ActivityKind kind, string? traceParent, Guid eventId)
    {
        ActivityContext.TryParse(traceParent, null, isRemote: true, out var cause);
        var activity = Source.StartActivity(name, kind, cause);
        activity?.SetTag("messaging.system", "rabbitmq");
        activity?.SetTag("messaging.message.id", eventId);
        return activity;
    }
}
