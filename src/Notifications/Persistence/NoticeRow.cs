namespace AnTq.Notifications.Persistence;

/// <summary>A notice as it is kept.</summary>
internal sealed class NoticeRow
{
    /// <summary>Its id.</summary>
    public Guid Id { get; init; }

    /// <summary>Resource name of the addressee.</summary>
    public required string Organization { get; init; }

    /// <summary>Number of the reason in the contract.</summary>
    public short Reason { get; init; }

    /// <summary>Type of the event.</summary>
    public required string EventType { get; init; }

    /// <summary>Id of the event.</summary>
    public Guid EventId { get; init; }

    /// <summary>Resource name of what the event is about.</summary>
    public required string Subject { get; init; }

    /// <summary>The notice in Vietnamese.</summary>
    public required string TextVi { get; init; }

    /// <summary>The notice in English.</summary>
    public required string TextEn { get; init; }

    /// <summary>When the event happened.</summary>
    public DateTimeOffset EventTime { get; init; }

    /// <summary>When the notice arrived.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}
