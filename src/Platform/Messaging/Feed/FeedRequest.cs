namespace AnTq.Platform.Messaging;

/// <summary>What a caller wants of a feed, as it stands in his request.</summary>
/// <param name="AfterSequence">The last position seen; 0 reads from the beginning.</param>
/// <param name="TypePrefixes">Only events whose type begins with one of these, by whole parts; none means all.</param>
/// <param name="PathPrefix">Only events of the unit of this path and of those below it; empty means all.</param>
public sealed record FeedRequest(long AfterSequence, IReadOnlyList<string> TypePrefixes, string PathPrefix);
