using AnTq.Platform.Access;

namespace AnTq.Platform.Mutations;

/// <summary>The transaction of one mutating call: effect, answer, audit and events commit together or not at all.</summary>
public sealed class Mutation : WriteScope
{
    internal Mutation(WriteSession session, string service, DateTimeOffset now, Call call, bool validateOnly)
        : base(session, service, now, call) => ValidateOnly = validateOnly;

    /// <summary>Whether everything is checked and then undone.</summary>
    public bool ValidateOnly { get; }
}
