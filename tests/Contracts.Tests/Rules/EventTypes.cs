using System.Text.RegularExpressions;
using AnTq.Contracts.Tests.Descriptors;
using Google.Protobuf.Reflection;

namespace AnTq.Contracts.Tests.Rules;

/// <summary>
/// The comment of an event message starts with the type that its CloudEvents bear, such as "`antq.awards.award.granted.v1`: …";
/// the comment of a call that publishes an event names that type.
/// </summary>
internal static partial class EventTypes
{
    public static readonly ApiRule EventsNameTheirType = ApiRule.ForEach(
        Messages,
        message => TypeOf(message) is not { } type ? ["its comment does not start with its type"]
            : MessageNameOf(type) != message.Name ? [$"its type {type} does not fit its name"]
            : []);

    public static readonly ApiRule CallsPublishWhatExists = ApiRule.ForEach(
        api => api.Methods.Where(method => PublishedBy(method).Any()),
        method => PublishedBy(method).Except(Messages(Api.Published).Select(TypeOf)).Select(type => $"publishes {type}, which no message describes"));

    public static IEnumerable<MessageDescriptor> Messages(Api api) =>
        api.Files.Where(file => file.Package.StartsWith("antq.events.", StringComparison.Ordinal)).SelectMany(file => file.MessageTypes);

    public static string? TypeOf(MessageDescriptor message) =>
        TypeAtStart().Match(Comments.Of(message)) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The types of the events that the comment of a call names.</summary>
    public static IEnumerable<string> PublishedBy(MethodDescriptor method) =>
        AnyType().Matches(Comments.Of(method)).Select(match => match.Groups[1].Value);

    public static IEnumerable<string> NeverPublished(Api api) =>
        Messages(api).Select(TypeOf).OfType<string>().Except(api.Methods.SelectMany(PublishedBy));

    /// <summary>antq.awards.award.granted.v1 → AwardGranted.</summary>
    private static string MessageNameOf(string type) =>
        string.Concat(type.Split('.')[2..^1].SelectMany(part => part.Split('_')).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    [GeneratedRegex(@"^`(antq\.[a-z]+\.[a-z_]+\.[a-z_]+\.v[1-9][0-9]*)`: ")]
    private static partial Regex TypeAtStart();

    [GeneratedRegex(@"`(antq\.[a-z]+\.[a-z_]+\.[a-z_]+\.v[1-9][0-9]*)`")]
    private static partial Regex AnyType();
}
