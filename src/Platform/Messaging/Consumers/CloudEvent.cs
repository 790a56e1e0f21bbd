using System.Globalization;
using System.Text.Json;

namespace AnTq.Platform.Messaging;

/// <summary>The attributes of a received CloudEvent and its data, not yet read.</summary>
internal sealed record CloudEvent(
    Guid Id,
    string Source,
    string Type,
    string Subject,
    long SubjectVersion,
    long Sequence,
    DateTimeOffset Time,
    string? OrgUnit,
    string Path,
    string? TraceParent,
    string CorrelationId,
    string Data)
{
    /// <exception cref="PoisonEventException">The bytes are no event of ours.</exception>
    public static CloudEvent Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        catch (Exception malformed)
            when (malformed is JsonException or FormatException or OverflowException or KeyNotFoundException or InvalidOperationException)
        {
            throw new PoisonEventException("The message is not a CloudEvent of this suite.", malformed);
        }
    }

    private static CloudEvent Read(JsonElement root)
    {
        if (Text(root, "specversion") != "1.0")
            throw new FormatException("The specversion is not 1.0.");
        return new CloudEvent(
            Guid.ParseExact(Text(root, "id"), "D"),
            Text(root, "source"),
            Text(root, "type"),
            Text(root, "subject"),
            Number(root, "subjectversion"),
            Number(root, "sequence"),
            DateTimeOffset.Parse(Text(root, "time"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            Optional(root, "orgunit"),
            Optional(root, "orgpath") ?? "",
            Optional(root, "traceparent"),
            Optional(root, "correlationid") ?? "",
            root.GetProperty("data").GetRawText());
    }

    private static string Text(JsonElement root, string name) =>
        root.GetProperty(name).GetString() is { Length: > 0 } text ? text : throw new FormatException($"{name} is empty.");

    private static string? Optional(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static long Number(JsonElement root, string name) =>
        long.Parse(Text(root, name), NumberStyles.None, CultureInfo.InvariantCulture);
}
