using AnTq.Platform.Access;
using AnTq.Platform.Persistence;
using Npgsql;

namespace AnTq.Platform.Mutations;

/// <summary>The transaction of one consumed event: its effect and the note in the inbox commit together or not at all.</summary>
internal sealed class EventScope : WriteScope
{
    private static readonly RowColumns<EventScope> Columns = new RowColumns<EventScope>()
        .With("of_events", "uuid", scope => scope.note.EventId)
        .With("of_sources", "text", scope => scope.note.Source)
        .With("of_consumers", "text", scope => scope.note.Consumer)
        .With("at", "timestamptz", scope => scope.Now);

    private readonly InboxNote note;

    /// <param name="session">The connection, when it goes alone.</param>
    /// <param name="service">The service's name.</param>
    /// <param name="now">When it takes effect.</param>
    /// <param name="call">The consumption.</param>
    /// <param name="note">What is noted of the event.</param>
    public EventScope(WriteSession session, string service, DateTimeOffset now, Call call, InboxNote note)
        : base(session, service, now, call) => this.note = note;

    /// <inheritdoc/>
    // Two copies that got the same events take them in one order, and do not hold each other up.
    internal override string Order => note.EventId.ToString("N");

    /// <inheritdoc/>
    private protected override int Bytes => note.Bytes;

    /// <summary>Opens the transaction of one event by itself.</summary>
    public static OpeningStatement Opening(InboxNote note, DateTimeOffset now, Call call) =>
        new("platform.open_event", [CallTime.Milliseconds(call), note.EventId, note.Source, note.Consumer, now]);

    /// <summary>Opens a transaction that several events share.</summary>
    public static NpgsqlBatchCommand SharedOpening(
        int statementMilliseconds, int lockMilliseconds, IReadOnlyList<EventScope> scopes) => WriteBatch.Command(
        "select platform.open_events($1, $2, $3, $4, $5, $6)", [statementMilliseconds, lockMilliseconds, .. Columns.Arrays(scopes)]);

    /// <inheritdoc/>
    internal override Task CompleteAsync() => CompleteAsync(Session.Opening, request: null, undo: false);
}
