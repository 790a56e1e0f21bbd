using AnTq.Platform.Access;

namespace AnTq.Platform.Mutations;

/// <summary>The transaction of one consumed event: its effect and the note in the inbox commit together or not at all.</summary>
internal sealed class EventScope(WriteSession session, string service, DateTimeOffset now, Call call)
    : WriteScope(session, service, now, call)
{
    /// <summary>Sends what has been collected and commits.</summary>
    public Task CompleteAsync() => CompleteAsync(Session.Opening, request: null, undo: false);
}
