namespace AnTq.Platform.Errors;

/// <summary>One field of a request that breaks a rule.</summary>
/// <param name="Field">Path of the field by proto names, such as <c>award.lines[2].individual_count</c>.</param>
/// <param name="Description">What is wrong with it, for people.</param>
public sealed record FieldViolation(string Field, LocalizedText Description);
