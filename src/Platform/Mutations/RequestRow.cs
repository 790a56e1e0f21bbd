namespace AnTq.Platform.Mutations;

/// <summary>What is kept of a mutating call that takes effect.</summary>
/// <param name="RequestId">The caller's id of the intention.</param>
/// <param name="Hash">Hash of the request's content.</param>
/// <param name="Response">The serialized answer.</param>
internal sealed record RequestRow(Guid RequestId, byte[] Hash, byte[] Response);
