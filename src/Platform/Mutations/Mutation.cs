using AnTq.Platform.Access;
using AnTq.Platform.Persistence;
using Npgsql;

namespace AnTq.Platform.Mutations;

/// <summary>The transaction of one mutating call: effect, answer, audit and events commit together or not at all.</summary>
public sealed class Mutation : WriteScope
{
    private static readonly RowColumns<Mutation> Columns = new RowColumns<Mutation>()
        .With("of_requests", "uuid", mutation => mutation.requestId)
        .With("of_callers", "text", mutation => mutation.Call.Caller.Name)
        .With("of_methods", "text", mutation => mutation.Call.Method)
        .With("hashes", "bytea", mutation => mutation.hash)
        .With("answers", "bytea", mutation => mutation.answer)
        .With("at", "timestamptz", mutation => mutation.Now);

    private readonly Guid requestId;
    private byte[] hash = [];
    private byte[] answer = [];
    private string order = "";

    internal Mutation(WriteSession session, string service, DateTimeOffset now, Call call, Guid requestId, bool validateOnly)
        : base(session, service, now, call)
    {
        this.requestId = requestId;
        ValidateOnly = validateOnly;
    }

    /// <summary>Whether everything is checked and then undone.</summary>
    public bool ValidateOnly { get; }

    /// <inheritdoc/>
    internal override bool CanShare => !ValidateOnly && base.CanShare;

    /// <inheritdoc/>
    internal override string Order => order;

    /// <inheritdoc/>
    private protected override int Bytes => answer.Length;

    /// <summary>
    /// Names the row that this transaction takes the lock of, and others may too. Calls that share a transaction take such rows in the
    /// order of their names, so that two such transactions do not each wait for the other.
    /// </summary>
    /// <param name="resource">The row's resource name.</param>
    public void Contend(string resource) => order = resource;

    /// <summary>Opens a call whose answer depends on what it reads: it is kept at the end.</summary>
    internal static OpeningStatement Opening(Guid requestId, Call call) => new(
        "platform.open_request", [CallTime.Milliseconds(call), requestId, call.Caller.Name, call.Method]);

    /// <summary>Opens a transaction that several calls share, and keeps their answers.</summary>
    internal static NpgsqlBatchCommand SharedOpening(
        int statementMilliseconds, int lockMilliseconds, IReadOnlyList<Mutation> mutations) => WriteBatch.Command(
        "select platform.keep_requests($1, $2, $3, $4, $5, $6, $7, $8)",
        [statementMilliseconds, lockMilliseconds, .. Columns.Arrays(mutations)]);

    /// <summary>Says what is kept of the call, once its work is done.</summary>
    internal void Keep(byte[] contentHash, byte[] response) => (hash, answer) = (contentHash, response);

    /// <summary>Sends what has been collected and keeps the answer: with the opening if nothing was read, at the end otherwise.</summary>
    internal override Task CompleteAsync()
    {
        var keeping = new OpeningStatement(
            "platform.keep_request", [CallTime.Milliseconds(Call), requestId, Call.Caller.Name, Call.Method, hash, answer, Now]);
        return CompleteAsync(keeping, Session.IsOpened ? new RequestRow(requestId, hash, answer) : null, ValidateOnly);
    }
}
