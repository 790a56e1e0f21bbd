using Google.Protobuf;

namespace AnTq.Platform.Messaging;

/// <summary>An event as a consumer gets it.</summary>
/// <typeparam name="TData">Type of its data, a message of <c>antq.events.v1</c>.</typeparam>
public sealed record ReceivedEvent<TData>
    where TData : class, IMessage<TData>, new()
{
    /// <summary>Its id; with <see cref="Source"/> it is unique.</summary>
    public required Guid Id { get; init; }

    /// <summary>The service it comes from, such as <c>/antq/awards</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Its type, such as <c>antq.awards.award.granted.v1</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Resource name of what it happened to.</summary>
    public required string Subject { get; init; }

    /// <summary>The subject's version after it. Events of one subject may overtake one another after a redelivery.</summary>
    public required long SubjectVersion { get; init; }

    /// <summary>Its position in the source's feed; positions have no gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it happened, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Resource name of the organization concerned, when there is one.</summary>
    public string? OrgUnit { get; init; }

    /// <summary>Path of the unit concerned on the effective date; may be empty.</summary>
    public required string Path { get; init; }

    /// <summary>The request id of the call that caused it.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>What happened.</summary>
    public required TData Data { get; init; }
}
