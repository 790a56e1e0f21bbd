using System.Text.RegularExpressions;
using AnTq.Contracts.Tests.Descriptors;
using AnTq.Contracts.Tests.Errors;
using Xunit;

namespace AnTq.Contracts.Tests.Reference;

public sealed partial class ReferenceTests
{
    private const string Folder = "src/Contracts/reference";

    private static readonly Lazy<Dictionary<string, string>> _pages = new(() => Write(Api.Published));

    public static TheoryData<string> PageNames => [.. _pages.Value.Keys];

    [Theory]
    [MemberData(nameof(PageNames))]
    public void The_page_is_current(string page) =>
        GeneratedFile.AssertCurrent($"{Folder}/{page}", _pages.Value[page]);

    [Fact]
    public void No_page_is_left_over() =>
        Assert.Equal(
            _pages.Value.Keys.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Path.Combine(BuildFacts.RepositoryRoot, Folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_link_leads_somewhere()
    {
        var anchors = _pages.Value.SelectMany(page => Heading().Matches(page.Value).Select(match =>
            $"{page.Key}#{TypeLinks.Anchor(match.Groups[1].Value)}")).ToHashSet();
        var links = _pages.Value.Values.SelectMany(text => LinkWithAnchor().Matches(text)).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(links);
        Assert.DoesNotContain(links, link => !anchors.Contains(link));
    }

    [Fact]
    public void A_page_tells_all_that_is_declared()
    {
        var page = PackagePage.Write(Api.FromText("""
            // Moves things.
            service Things {
              // Moves a thing.
              // Refusals: THING_STUCK (unless pulled).
              rpc MoveThing(Thing) returns (stream Thing);
              // Reads a thing.
              rpc GetThing(Thing) returns (Thing) { option idempotency_level = NO_SIDE_EFFECTS; }
            }
            // A thing.
            message Thing {
              // Its title.
              string title = 1 [(antq.options.v1.rules) = {required: true, min_length: 1, max_length: 2000, form: STRING_FORM_SINGLE_LINE}];
              // Its parts.
              repeated Thing parts = 2 [(antq.options.v1.rules) = {max_items: 3, unique_items: true}];
              // Its weight | mass.
              optional int64 weight = 3 [(antq.options.v1.rules) = {minimum: 0, maximum: 1000000}];
              // Its labels.
              map<string, Kind> labels = 4;
              // How it is held.
              oneof hold {
                // By hand.
                string hand = 5 [(antq.options.v1.rules) = {resource_collection: "hands"}];
              }
              // What it is.
              enum Kind {
                // Unknown.
                KIND_UNSPECIFIED = 0;
              }
            }
            """));

        Assert.Contains("### Things.MoveThing\n\nMoves a thing.\n", page);
        Assert.Contains("answers a stream of [Thing](antq.fixture.v1.md#thing).\n- Changes something", page);
        Assert.Contains("- Refusals of its own ([meanings and remedies](errors.md#fixture)): THING_STUCK (unless pulled).\n", page);
        Assert.Contains("- Only reads", page);
        Assert.Contains("| 1 | `title` | string | required; 1 to 2,000 characters; one line | Its title. |\n", page);
        Assert.Contains("| 2 | `parts` | list of [Thing](antq.fixture.v1.md#thing) | at most 3 items; no item twice | Its parts. |\n", page);
        Assert.Contains("| 3 | `weight` | optional int64 | 0 to 1,000,000 | Its weight \\| mass. |\n", page);
        Assert.Contains("| 4 | `labels` | map of string to [Thing.Kind](antq.fixture.v1.md#thingkind) |", page);
        Assert.Contains("| 5 | `hand` | string | `hands/…` | By hand. (one of `hold`) |\n", page);
        Assert.Contains("At most one of `hand` is set (`hold`): How it is held.\n", page);
        Assert.Contains("### Thing.Kind\n\nWhat it is.\n", page);
        Assert.Contains("| 0 | `KIND_UNSPECIFIED` | Unknown. |\n", page);
    }

    private static Dictionary<string, string> Write(Api api) =>
        api.Files.GroupBy(file => file.Package)
            .ToDictionary(package => $"{package.Key}.md", package => PackagePage.Write(new Api([.. package])))
            .Append(new("README.md", IndexPage.Write(api)))
            .Append(new("errors.md", ErrorPage.Write(NamedReason.Declared)))
            .ToDictionary();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\(([a-zA-Z0-9.]+\.md#[^)]+)\)")]
    private static partial Regex LinkWithAnchor();
}
