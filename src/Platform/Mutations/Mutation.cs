using AnTq.Platform.Access;
using AnTq.Platform.Persistence;

namespace AnTq.Platform.Mutations;

/// <summary>The transaction of one mutating call: effect, answer, audit and events commit together or not at all.</summary>
public sealed class Mutation : WriteScope
{
    private readonly Guid requestId;

    internal Mutation(WriteSession session, string service, DateTimeOffset now, Call call, Guid requestId, bool validateOnly)
        : base(session, service, now, call)
    {
        this.requestId = requestId;
        ValidateOnly = validateOnly;
    }

    /// <summary>Whether everything is checked and then undone.</summary>
    public bool ValidateOnly { get; }

    /// <summary>Opens a call whose answer depends on what it reads: it is kept at the end.</summary>
    internal static OpeningStatement Opening(Guid requestId, Call call) => new(
        "platform.open_request", [CallTime.Milliseconds(call), requestId, call.Caller.Name, call.Method]);

    /// <summary>Sends what has been collected and keeps the answer: with the opening if nothing was read, at the end otherwise.</summary>
    internal Task CompleteAsync(byte[] hash, byte[] response)
    {
        var keeping = new OpeningStatement(
            "platform.keep_request",
            [CallTime.Milliseconds(Call), requestId, Call.Caller.Name, Call.Method, hash, response, Now]);
        return CompleteAsync(keeping, Session.IsOpened ? new RequestRow(requestId, hash, response) : null, ValidateOnly);
    }
}
