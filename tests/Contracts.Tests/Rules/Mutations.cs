using AnTq.Options.V1;
using Google.Protobuf.Reflection;

namespace AnTq.Contracts.Tests.Rules;

/// <summary>Clients repeat what only reads by themselves; everything else must be repeatable by its request_id.</summary>
internal static class Mutations
{
    private static readonly string[] _readingVerbs = ["Get", "List", "BatchGet", "Search", "Resolve", "Watch", "Tabulate", "Export", "Compare",
        "Count", "Lookup", "Stream", "Trace"];

    public static readonly ApiRule ReadingVerbsAreMarkedAsReads = ApiRule.ForEach(
        api => api.Methods,
        method => (_readingVerbs.Any(verb => StartsWithVerb(method.Name, verb)), method.OnlyReads()) switch
        {
            (true, false) => ["reads, but is not marked NO_SIDE_EFFECTS"],
            (false, true) => ["is marked NO_SIDE_EFFECTS, but its verb does not read"],
            _ => [],
        });

    public static readonly ApiRule EveryChangeHasARequestId = ApiRule.ForEach(
        api => api.Methods.Where(method => !method.OnlyReads()),
        method => Intention(method).Field("request_id") switch
        {
            null => ["changes something, but has no request_id"],
            { FieldType: not FieldType.String } => ["its request_id is not a string"],
            var field when field.Limits() is not { Required: true, Form: StringForm.Uuid } => ["its request_id is not a required UUID"],
            _ => [],
        });

    public static readonly ApiRule NoReadHasARequestId = ApiRule.ForEach(
        api => api.Methods.Where(method => method.OnlyReads()),
        method => method.InputType.Field("request_id") is null ? [] : ["only reads, but asks for a request_id"]);

    /// <summary>Who changes what is there says which state of it he has seen.</summary>
    public static readonly ApiRule EveryChangeOfAResourceTakesItsEtag = ApiRule.ForEach(
        api => api.Methods.Where(method => !method.OnlyReads() && method.InputType.Field("name") is not null),
        method => method.InputType.Field("etag") is { FieldType: FieldType.String } ? [] : ["changes a resource, but takes no etag"]);

    /// <summary>What names the intention: the request, or the header of a stream of rows.</summary>
    private static MessageDescriptor Intention(MethodDescriptor method) =>
        method.IsClientStreaming && method.InputType.Field("header") is { FieldType: FieldType.Message } header
            ? header.MessageType : method.InputType;

    private static bool StartsWithVerb(string name, string verb) =>
        name.StartsWith(verb, StringComparison.Ordinal) && name.Length > verb.Length && char.IsUpper(name[verb.Length]);
}
