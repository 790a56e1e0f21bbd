using AnTq.Platform.Access;
using Npgsql;

namespace AnTq.Platform.Mutations;

/// <summary>The transaction of one consumed event: its effect and the note in the inbox commit together or not at all.</summary>
internal sealed class EventScope(WriteSession session, string service, DateTimeOffset now, Call call, Guid eventId)
    : WriteScope(session, service, now, call)
{
    /// <summary>Id of the event.</summary>
    public Guid EventId => eventId;

    /// <summary>Whether it may be committed with others: nothing has been read or written in a transaction of its own.</summary>
    public bool CanShare => !Session.IsOpened;

    /// <summary>All statements of the transaction.</summary>
    public IEnumerable<NpgsqlBatchCommand> Statements() => [Session.Opening.AsCommand(), .. Commands(request: null)];

    /// <summary>Sends what has been collected and commits.</summary>
    public Task CompleteAsync() => CompleteAsync(Session.Opening, request: null, undo: false);
}
