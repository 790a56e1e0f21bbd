using Google.Protobuf;

namespace AnTq.Platform.Mutations;

/// <summary>What one change did, for the append-only audit rows. Who did it and when is added from the call.</summary>
/// <param name="Action">What was done, one or more lower-case words, such as <c>confirm</c>.</param>
/// <param name="Resource">Resource name of what was changed.</param>
/// <param name="Before">The resource before the change; null when it did not exist.</param>
/// <param name="After">The resource after the change; null when it no longer exists.</param>
/// <param name="Reason">Why, in the caller's words.</param>
public sealed record AuditEntry(string Action, string Resource, IMessage? Before, IMessage? After, string? Reason = null);
