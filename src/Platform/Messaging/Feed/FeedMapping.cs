using System.Text;
using AnTq.Feed.V1;
using Google.Protobuf.WellKnownTypes;

namespace AnTq.Platform.Messaging;

/// <summary>Makes the message by which a caller gets a row of the feed.</summary>
internal static class FeedMapping
{
    public static FeedEvent ToMessage(FeedRow row, string source) => new()
    {
        Sequence = row.Position,
        Id = row.EventId.ToString("D"),
        Type = row.Type,
        Subject = row.Subject,
        SubjectVersion = row.SubjectVersion,
        Path = row.Path,
        Time = Timestamp.FromDateTimeOffset(row.OccurredAt),
        CloudEvent = Encoding.UTF8.GetString(CloudEventWriter.Write(row, source).Span),
    };
}
