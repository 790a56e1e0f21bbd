using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AnTq.Platform.Messaging;

/// <summary>Writes events as CloudEvents 1.0 in structured JSON: the very bytes that every consumer reads.</summary>
internal static class CloudEventWriter
{
    public const string ContentType = "application/cloudevents+json; charset=UTF-8";

    // Letters of every language as they are. Nothing here is put into a web page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(FeedRow row, string source)
    {
        var buffer = new ArrayBufferWriter<byte>(512 + row.Data.Length);
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteString("specversion", "1.0");
        json.WriteString("id", row.EventId);
        json.WriteString("source", source);
        json.WriteString("type", row.Type);
        json.WriteString("subject", row.Subject);
        json.WriteString("time", row.OccurredAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("dataschema", $"urn:antq:proto:{row.DataType}");
        json.WriteString("datacontenttype", "application/json");
        WriteExtensions(json, row);
        json.WritePropertyName("data");
        json.WriteRawValue(row.Data, skipInputValidation: true);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteExtensions(Utf8JsonWriter json, FeedRow row)
    {
        json.WriteString("sequence", row.Position.ToString("D20", CultureInfo.InvariantCulture));
        json.WriteString("subjectversion", row.SubjectVersion.ToString(CultureInfo.InvariantCulture));
        json.WriteString("partitionkey", row.Subject);
        if (row.Path.Length > 0)
            json.WriteString("orgpath", row.Path);
        if (row.OrgUnit is { } unit)
            json.WriteString("orgunit", unit);
        if (row.TraceParent is { } trace)
            json.WriteString("traceparent", trace);
        json.WriteString("correlationid", row.CorrelationId);
    }
}
