using System.Text.Encodings.Web;
using System.Text.Json;
using AnTq.Contracts.Tests.Descriptors;
using AnTq.Contracts.Tests.Reference;
using AnTq.Events.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Xunit;

namespace AnTq.Contracts.Tests.Golden;

/// <summary>
/// The bytes that consumers in other languages read. Golden/*.json are of now; what was released once is kept for ever in
/// Golden/Released/version/*.json, is never written by a test, and must still be understood to the last field.
/// </summary>
public sealed class EventGoldenTests
{
    private const string Folder = "tests/Contracts.Tests/Golden";

    private static readonly JsonSerializerOptions _readable =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly IReadOnlyList<MessageDescriptor> _published =
    [
        .. new[] { AwardEventsReflection.Descriptor, OrganizationEventsReflection.Descriptor, CommitteeEventsReflection.Descriptor }
            .SelectMany(file => file.MessageTypes),
    ];

    public static TheoryData<string> Names => [.. _published.Select(message => message.Name)];

    public static TheoryData<string> ReleasedFiles =>
        [.. Directory.EnumerateFiles(Path.Combine(BuildFacts.RepositoryRoot, Folder, "Released"), "*.json", SearchOption.AllDirectories)];

    [Fact]
    public void Every_published_event_is_looked_at() =>
        Assert.Equal(
            Api.Published.Files.Where(file => file.Package.StartsWith("antq.events.", StringComparison.Ordinal))
                .SelectMany(file => file.MessageTypes).Select(message => message.FullName).Order(StringComparer.Ordinal),
            _published.Select(message => message.FullName).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_sample_sets_every_field(string name)
    {
        var sample = Sample(name);
        Assert.Empty(sample.Descriptor.Fields.InDeclarationOrder().Where(field => !IsSet(field, sample)).Select(field => field.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_bytes_of_a_full_event_are_as_agreed(string name) =>
        GeneratedFile.AssertCurrent($"{Folder}/{name}.full.json", Indented(JsonFormatter.Default.Format(Sample(name))));

    [Theory]
    [MemberData(nameof(Names))]
    public void Fields_that_are_not_set_are_left_out(string name) =>
        Assert.Equal("{ }", JsonFormatter.Default.Format(Sample(name).Descriptor.Parser.ParseFrom([])));

    [Fact]
    public void A_number_that_is_not_stated_differs_from_zero()
    {
        Assert.Equal("""{ "collectiveCount": 0 }""", JsonFormatter.Default.Format(new AwardGranted { CollectiveCount = 0 }));
        Assert.False(AwardGranted.Parser.ParseJson("{}").HasCollectiveCount);
        Assert.True(AwardGranted.Parser.ParseJson("""{ "collectiveCount": 0 }""").HasCollectiveCount);
    }

    [Theory]
    [MemberData(nameof(ReleasedFiles))]
    public void What_was_once_released_is_understood_to_the_last_field(string path)
    {
        var released = File.ReadAllText(path);
        var name = Path.GetFileName(path).Split('.')[0];
        var message = JsonParser.Default.Parse(released, Sample(name).Descriptor);
        Assert.Equal(released, Indented(JsonFormatter.Default.Format(message)));
    }

    [Fact]
    public void A_field_that_is_not_known_any_more_would_be_noticed() =>
        Assert.Throws<InvalidProtocolBufferException>(() => JsonParser.Default.Parse<AwardGranted>("""{ "granter": "x" }"""));

    private static IMessage Sample(string name) => EventSamples.All.Single(sample => sample.Descriptor.Name == name);

    private static bool IsSet(FieldDescriptor field, IMessage message) =>
        field.IsRepeated ? ((System.Collections.IList)field.Accessor.GetValue(message)).Count > 0
        : field.HasPresence ? field.Accessor.HasValue(message)
        : field.Accessor.GetValue(message) is not (null or "" or 0 or 0L or false);

    /// <summary>Line by line, so that a change can be seen in a review; order and spelling stay those of the canonical JSON.</summary>
    private static string Indented(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document, _readable) + "\n";
    }
}
