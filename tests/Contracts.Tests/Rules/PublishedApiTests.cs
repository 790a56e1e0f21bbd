using AnTq.Contracts.Tests.Descriptors;
using Xunit;

namespace AnTq.Contracts.Tests.Rules;

public sealed class PublishedApiTests
{
    private static readonly Dictionary<string, ApiRule> _rules = new()
    {
        ["Everything is documented"] = Documentation.EverythingIsDocumented,
        ["Text in requests is bounded"] = Limits.TextIsBounded,
        ["Lists in requests are bounded"] = Limits.ListsAreBounded,
        ["Numbers in requests are bounded"] = Limits.NumbersAreBounded,
        ["Nothing is floating point"] = Limits.NothingIsFloatingPoint,
        ["Reading verbs are marked as reads, and only they"] = Mutations.ReadingVerbsAreMarkedAsReads,
        ["Every change has a request_id"] = Mutations.EveryChangeHasARequestId,
        ["No read has a request_id"] = Mutations.NoReadHasARequestId,
        ["Every change of a resource takes its etag"] = Mutations.EveryChangeOfAResourceTakesItsEtag,
        ["Lists are paged"] = Shapes.ListsArePaged,
        ["Feeds are read by position"] = Shapes.FeedsAreReadByPosition,
        ["Resources start with their name"] = Shapes.ResourcesStartWithTheirName,
        ["Get and Delete take a name"] = Shapes.GetAndDeleteTakeAName,
        ["Get says that there is none"] = Shapes.GetSaysThatThereIsNone,
        ["Enums start unspecified"] = Shapes.EnumsStartUnspecified,
        ["Packages are named alike"] = Shapes.PackagesAreNamedAlike,
        ["Events name their type"] = EventTypes.EventsNameTheirType,
        ["Calls publish what exists"] = EventTypes.CallsPublishWhatExists,
    };

    public static TheoryData<string> RuleNames => [.. _rules.Keys];

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void The_published_API_keeps_the_rule(string rule)
    {
        Assert.NotEmpty(_rules[rule].Subjects(Api.Published));
        Assert.Empty(_rules[rule].Check(Api.Published));
    }

    [Fact]
    public void Every_event_is_published_by_some_call() =>
        Assert.Empty(EventTypes.NeverPublished(Api.Published));
}
