using System.Text.Json;
using AnTq.Events.V1;
using AnTq.Feed.V1;
using AnTq.Organizations.V1;
using Google.Protobuf;
using Google.Protobuf.Collections;

namespace AnTq.Platform.LocalCopy;

/// <summary>An organization with all its versions, as an event tells them.</summary>
/// <param name="Name">Its resource name.</param>
/// <param name="SubjectVersion">Of two states the later one has the greater.</param>
/// <param name="Label">Its label in paths.</param>
/// <param name="Versions">What is held of it; none when it is not held to have existed, or when the event is of a time before it told them.</param>
internal sealed record AnnouncedOrganization(string Name, long SubjectVersion, string Label, RepeatedField<OrganizationVersion> Versions)
{
    /// <summary>What the types of all events begin with that tell of organizations.</summary>
    public const string TypePrefix = "antq.organizations.organization";

    // Newer publishers may add fields.
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>The last state of each organization that is told of in events; nothing of events that tell no state.</summary>
    public static IReadOnlyList<AnnouncedOrganization> LastOf(IEnumerable<FeedEvent> events) =>
    [
        .. events.Select(Read).OfType<AnnouncedOrganization>()
            .GroupBy(told => told.Name, StringComparer.Ordinal)
            .Select(states => states.MaxBy(told => told.SubjectVersion)!),
    ];

    private static AnnouncedOrganization? Read(FeedEvent happened) => happened.Type switch
    {
        $"{TypePrefix}.created.v1" => Of(happened, Data<OrganizationCreated>(happened), data => (data.Label, data.Versions)),
        $"{TypePrefix}.changed.v1" => Of(happened, Data<OrganizationChanged>(happened), data => (data.Label, data.Versions)),
        _ => null,
    };

    private static AnnouncedOrganization Of<T>(FeedEvent happened, T data, Func<T, (string, RepeatedField<OrganizationVersion>)> state)
    {
        var (label, versions) = state(data);
        return new(happened.Subject, happened.SubjectVersion, label, versions);
    }

    private static T Data<T>(FeedEvent happened)
        where T : IMessage<T>, new()
    {
        using var document = JsonDocument.Parse(happened.CloudEvent);
        return Parser.Parse<T>(document.RootElement.GetProperty("data").GetRawText());
    }
}
