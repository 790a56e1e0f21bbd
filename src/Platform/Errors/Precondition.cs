namespace AnTq.Platform.Errors;

/// <summary>A state that has to change before the call can succeed.</summary>
/// <param name="Type">Kind of condition in UPPER_SNAKE_CASE, such as <c>STATEMENT_MISMATCH</c>.</param>
/// <param name="Subject">Resource name of what is in the wrong state.</param>
/// <param name="Description">What is wrong and what would be right, for people.</param>
public sealed record Precondition(string Type, string Subject, LocalizedText Description);
