namespace AnTq.Platform.Mutations;

/// <summary>What is noted of an event that takes effect.</summary>
/// <param name="EventId">Its id.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Consumer">Who consumes it.</param>
/// <param name="Bytes">How large its data is; not noted.</param>
internal sealed record InboxNote(Guid EventId, string Source, string Consumer, int Bytes);
