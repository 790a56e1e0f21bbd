namespace AnTq.Platform.Messaging;

/// <summary>
/// What the bus library is told a message is: something in JSON with an id. Our consumers read the bytes themselves, the same as
/// everybody else's.
/// </summary>
public sealed class CloudEventMessage
{
    /// <summary>The event's id.</summary>
    public string? Id { get; set; }
}
