namespace AnTq.Platform.Errors;

/// <summary>The same text for people, in the two languages of the suite.</summary>
/// <param name="Vietnamese">The text in Vietnamese (vi).</param>
/// <param name="English">The text in English (en).</param>
public sealed record LocalizedText(string Vietnamese, string English);
