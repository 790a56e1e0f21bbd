namespace AnTq.Awards.Domain;

/// <summary>How an award is known.</summary>
/// <param name="Document">The document that tells of it; null when it is known by its decision itself.</param>
/// <param name="DecisionNumber">The decision's number; empty when the document does not give it.</param>
/// <param name="DecisionDate">The day on which the decision was signed; null when the document does not give it.</param>
internal sealed record AwardBasis(string? Document, string DecisionNumber, DateOnly? DecisionDate);
