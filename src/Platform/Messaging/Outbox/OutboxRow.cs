using System.Diagnostics;
using System.Text;
using AnTq.Platform.Access;
using AnTq.Platform.Errors;
using Google.Protobuf;

namespace AnTq.Platform.Messaging;

/// <summary>An event as it waits in the outbox and stands in the feed.</summary>
internal sealed record OutboxRow(
    Guid EventId,
    string Type,
    string Subject,
    long SubjectVersion,
    string RoutingKey,
    string Path,
    string? OrgUnit,
    DateTimeOffset OccurredAt,
    string CorrelationId,
    string? TraceParent,
    string DataType,
    string Data)
{
    // A limit of AMQP.
    private const int MaximumRoutingKeyBytes = 255;

    /// <summary>Greatest number of bytes of an event's data: with what stands around it, it fits into an answer of 1 MiB.</summary>
    public const int MaximumDataBytes = 768 * 1024;

    private static readonly JsonFormatter Canonical = new(JsonFormatter.Settings.Default);

    public static OutboxRow From(OutgoingEvent happened, string service, DateTimeOffset now, Call call)
    {
        var routingKey = $"{service}.{happened.SubjectKind}.{happened.Verb}" + (happened.Path.Length == 0 ? "" : $".{happened.Path}");
        if (Encoding.UTF8.GetByteCount(routingKey) > MaximumRoutingKeyBytes)
            throw new ArgumentException($"The routing key is longer than {MaximumRoutingKeyBytes} bytes: {routingKey}", nameof(happened));
        var data = Canonical.Format(happened.Data);
        if (Encoding.UTF8.GetByteCount(data) > MaximumDataBytes)
            throw TooLarge();
        return new OutboxRow(
            Guid.CreateVersion7(now),
            $"antq.{service}.{happened.SubjectKind}.{happened.Verb}.v1",
            happened.Subject,
            happened.SubjectVersion,
            routingKey,
            happened.Path,
            happened.OrgUnit,
            now,
            call.CorrelationId,
            Activity.Current?.Id,
            happened.Data.Descriptor.FullName,
            data);
    }

    // Whoever reads the feed page by page would never get past it.
    private static RefusalException TooLarge() => new(
        PlatformErrors.EventTooLarge,
        new LocalizedText(
            "Thay đổi này quá lớn để thông báo trong một sự kiện. Hãy chia nhỏ.",
            "The change is too large to be announced in one event. Divide it."));
}
