namespace AnTq.Platform.Errors;

/// <summary>The resource that a refusal speaks of.</summary>
/// <param name="Type">Full name of its message, such as <c>antq.awards.v1.Award</c>.</param>
/// <param name="Name">Its resource name, such as <c>awards/0198…</c>.</param>
public sealed record ResourceReference(string Type, string Name);
