using Google.Protobuf;

namespace AnTq.Platform.Messaging;

/// <summary>Something that has happened and is to be announced, once the transaction that says so commits.</summary>
/// <param name="SubjectKind">What it happened to, one lower-case word, such as <c>award</c>.</param>
/// <param name="Verb">What happened, one lower-case word in the past tense, such as <c>granted</c>.</param>
/// <param name="Subject">Resource name of what it happened to.</param>
/// <param name="SubjectVersion">The subject's version after it, for the order of one subject's events; 1 or more.</param>
/// <param name="Path">Path of the unit concerned on the effective date: labels from the top, joined by dots; may be empty.</param>
/// <param name="Data">A message of <c>antq.events.v1</c>.</param>
public sealed record OutgoingEvent(string SubjectKind, string Verb, string Subject, long SubjectVersion, string Path, IMessage Data)
{
    /// <summary>Resource name of the organization concerned, when there is one.</summary>
    public string? OrgUnit { get; init; }
}
