namespace AnTq.Platform.Messaging;

/// <summary>An event at its place in the feed.</summary>
internal sealed record FeedRow(
    long Position,
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
    string Data);
