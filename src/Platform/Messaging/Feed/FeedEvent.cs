using Google.Protobuf;

namespace AnTq.Platform.Messaging;

/// <summary>An event as a service's own feed tells it.</summary>
public sealed record FeedEvent
{
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    private readonly string data;

    internal FeedEvent(FeedRow row, string source)
    {
        data = row.Data;
        Sequence = row.Position;
        Id = row.EventId;
        Type = row.Type;
        Subject = row.Subject;
        SubjectVersion = row.SubjectVersion;
        Path = row.Path;
        Time = row.OccurredAt;
        CloudEvent = CloudEventWriter.Write(row, source);
    }

    /// <summary>Its position; positions start at 1 and have no gaps.</summary>
    public long Sequence { get; }

    /// <summary>Its id, the same as on the broker.</summary>
    public Guid Id { get; }

    /// <summary>Its type, such as <c>antq.awards.award.granted.v1</c>.</summary>
    public string Type { get; }

    /// <summary>Resource name of what it happened to.</summary>
    public string Subject { get; }

    /// <summary>The subject's version after it.</summary>
    public long SubjectVersion { get; }

    /// <summary>Path of the unit concerned on the effective date; may be empty.</summary>
    public string Path { get; }

    /// <summary>When it happened, in UTC.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The whole event as a CloudEvent in JSON, the very bytes that go to the broker.</summary>
    public ReadOnlyMemory<byte> CloudEvent { get; }

    /// <summary>Its data.</summary>
    /// <typeparam name="TData">The message that goes with its type.</typeparam>
    public TData ReadData<TData>()
        where TData : IMessage, new() => Parser.Parse<TData>(data);
}
