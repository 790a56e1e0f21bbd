using AnTq.Platform.Access;
using AnTq.Platform.Errors;
using AnTq.Platform.Messaging;
using AnTq.Platform.Persistence;
using Npgsql;

namespace AnTq.Platform.Mutations;

/// <summary>
/// One transaction of a mutating call or of a consumed event. Reads, if any, come first and run in it; writes are collected and sent
/// after the callback has returned, in the order given, in one batch with the rows that go with them and the commit. With no read the
/// whole transaction is one round trip. A read does not see the writes collected before it. Not for use by two threads at once.
/// </summary>
public abstract class WriteScope
{
    // What is larger would keep those waiting who share a transaction with it.
    private const int GreatestSharedRows = 24;
    private const int GreatestSharedBytes = 64 * 1024;

    // Whoever has less time left may have to go alone before it ends, and then has none.
    private const int SharedMilliseconds = 2000;

    private readonly WriteSession session;
    private readonly WriteBatch writes = new();
    private readonly List<AuditEntry> audit = [];
    private readonly List<OutboxRow> events = [];
    private readonly Dictionary<string, Func<RefusalException>> violations = new(StringComparer.Ordinal);
    private readonly string service;
    private bool hasCopiedAudit;
    private bool hasCopiedEvents;

    private protected WriteScope(WriteSession session, string service, DateTimeOffset now, Call call)
    {
        this.session = session;
        this.service = service;
        Now = now;
        Call = call;
    }

    /// <summary>As long as the server lets a statement run: the call's token ends it in time. The driver's own time is short.</summary>
    public static TimeSpan CommandTime { get; } = TimeSpan.FromSeconds(60);

    /// <summary>The call, or the consumption of an event, that this belongs to.</summary>
    public Call Call { get; }

    /// <summary>The one instant that everything in this transaction is recorded with, in UTC and whole microseconds.</summary>
    public DateTimeOffset Now { get; }

    internal IReadOnlyList<AuditEntry> AuditEntries => audit;

    internal IReadOnlyList<OutboxRow> Events => events;

    internal WriteSession Session => session;

    internal WriteBatch Writes => writes;

    /// <summary>Whether it may be committed with others: all of it is known and small, and its caller has the time.</summary>
    internal virtual bool CanShare => !session.IsOpened
        && writes.Count + audit.Count + events.Count <= GreatestSharedRows
        && Bytes <= GreatestSharedBytes
        && CallTime.Milliseconds(Call) >= SharedMilliseconds;

    /// <summary>Its place among those with whom it shares a transaction: they take their locks in this order.</summary>
    internal abstract string Order { get; }

    /// <summary>How large its texts are, about.</summary>
    private protected abstract int Bytes { get; }

    /// <summary>All rows of a query, read in this transaction.</summary>
    /// <typeparam name="T">Type of a row.</typeparam>
    /// <param name="sql">The query with named parameters (<c>@Name</c>).</param>
    /// <param name="parameters">An object with a property per parameter, or null.</param>
    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) => session.QueryAsync<T>(sql, parameters);

    /// <summary>The only row of a query, read in this transaction, or null when there is none.</summary>
    /// <typeparam name="T">Type of a row.</typeparam>
    /// <param name="sql">The query with named parameters (<c>@Name</c>).</param>
    /// <param name="parameters">An object with a property per parameter, or null.</param>
    public async Task<T?> QuerySingleOrDefaultAsync<T>(string sql, object? parameters = null) =>
        (await session.QueryAsync<T>(sql, parameters)).SingleOrDefault();

    /// <summary>
    /// The connection inside this transaction, for what the methods here do not offer, such as COPY. Neither commit nor close it, and
    /// give every command <see cref="CommandTime"/>.
    /// </summary>
    public Task<NpgsqlConnection> ConnectionAsync() => session.ConnectionAsync();

    /// <summary>Collects a statement.</summary>
    /// <param name="sql">The statement with positional parameters (<c>$1</c>).</param>
    /// <param name="values">Their values; an <see cref="NpgsqlParameter"/> where the type has to be named.</param>
    public void Execute(string sql, params ReadOnlySpan<object?> values) => writes.Add(sql, values);

    /// <summary>Collects rows for a statement.</summary>
    /// <typeparam name="TRow">What a row is made from.</typeparam>
    /// <param name="statement">The statement; the same object in every transaction.</param>
    /// <param name="rows">The rows, at least one.</param>
    public void Execute<TRow>(RowsStatement<TRow> statement, IReadOnlyList<TRow> rows) => writes.Add(statement, rows);

    /// <summary>Collects an insert, update or delete that must change exactly one row, or else the whole transaction is refused.</summary>
    /// <param name="sql">The statement with positional parameters and without <c>returning</c>.</param>
    /// <param name="refusal">The refusal when it changes no row, or more than one.</param>
    /// <param name="values">The parameters' values.</param>
    public void ExecuteOne(string sql, Func<RefusalException> refusal, params ReadOnlySpan<object?> values) =>
        writes.AddExpectingOne(sql, refusal, values);

    /// <summary>Names the refusal for a constraint that the collected writes may violate.</summary>
    /// <param name="constraint">Name of the unique, exclusion, check or foreign-key constraint.</param>
    /// <param name="refusal">The refusal.</param>
    public void OnViolation(string constraint, Func<RefusalException> refusal) => violations[constraint] = refusal;

    /// <summary>Adds a row to the append-only audit.</summary>
    /// <param name="entry">What is changed, and why.</param>
    public void Audit(AuditEntry entry) => audit.Add(entry);

    /// <summary>Announces an event once this transaction has committed; if it does not, nobody hears of it.</summary>
    /// <param name="happened">The event.</param>
    /// <exception cref="RefusalException">EVENT_TOO_LARGE.</exception>
    public void Publish(OutgoingEvent happened) => events.Add(OutboxRow.From(happened, service, Now, Call));

    /// <summary>Adds many rows to the audit at once. Unlike <see cref="Audit"/> it writes them now: call it after their effect.</summary>
    /// <param name="entries">What is changed, and why.</param>
    public async Task AuditManyAsync(IReadOnlyCollection<AuditEntry> entries)
    {
        hasCopiedAudit |= entries.Count > 0;
        await RecordCopy.AuditAsync(await session.ConnectionAsync(), this, entries);
    }

    /// <summary>
    /// Announces many events at once, in their order, before those of <see cref="Publish"/>. It writes them now: call it after the
    /// effect that they tell of, so that whoever waits for a lock that the effect takes writes its events behind these.
    /// </summary>
    /// <param name="happened">The events.</param>
    public async Task PublishManyAsync(IReadOnlyCollection<OutgoingEvent> happened)
    {
        hasCopiedEvents |= happened.Count > 0;
        await RecordCopy.EventsAsync(await session.ConnectionAsync(), this, happened.Select(one => OutboxRow.From(one, service, Now, Call)));
    }

    internal bool HasWritten => writes.Count > 0 || HasPublished;

    internal bool HasAudited => hasCopiedAudit || audit.Count > 0;

    internal bool HasPublished => hasCopiedEvents || events.Count > 0;

    /// <summary>Sends what has been collected, in a transaction of its own, and commits.</summary>
    internal abstract Task CompleteAsync();

    /// <summary>Sends what has been collected, behind the opening if it has not run yet, with the commit unless it is to be undone.</summary>
    private protected async Task CompleteAsync(OpeningStatement opening, RequestRow? request, bool undo)
    {
        try
        {
            var record = RecordStatement.For([this], request);
            var commands = writes.Writes.Select(write => write.NewCommand());
            await session.CompleteAsync(opening, record is null ? commands : commands.Append(record), undo);
        }
        catch (PostgresException refused) when (Named(refused) is { } refusal)
        {
            throw refusal;
        }
    }

    private RefusalException? Named(PostgresException refused) => refused.SqlState == SqlStates.NotOneRow
        ? writes.RefusalOf(refused.MessageText)
        : refused.ConstraintName is { } constraint && violations.TryGetValue(constraint, out var violation) ? violation() : null;
}
