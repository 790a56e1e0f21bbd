namespace AnTq.Platform.Messaging;

/// <summary>Rows of the feed, and how far it was looked through for them.</summary>
/// <param name="Rows">The rows that fit, in order.</param>
/// <param name="Through">Everything up to this position is among them, or does not fit.</param>
/// <param name="Head">The last position given at that moment.</param>
internal sealed record FeedStretch(IReadOnlyList<FeedRow> Rows, long Through, long Head);
