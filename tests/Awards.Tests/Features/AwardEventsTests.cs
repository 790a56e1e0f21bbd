using System.Text.Json;
using AnTq.Awards.V1;
using AnTq.Events.V1;
using AnTq.Feed.V1;
using Google.Protobuf;
using Xunit;

namespace AnTq.Awards.Tests.Features;

[Collection(BesideOrganizations.Name)]
public sealed class AwardEventsTests(AwardsService service) : IClassFixture<AwardsService>
{
    private readonly AwardEventService.AwardEventServiceClient events = new(service.Channel);

    [Fact]
    public async Task Granted_awards_are_told_to_who_watches_and_again_to_who_comes_later()
    {
        using var watch = events.WatchAwardEvents(new WatchAwardEventsRequest
        {
            TypePrefixes = { "antq.awards.award.granted" }, PathPrefix = service.Province.Path,
        });
        var statement = await service.OpenWithAsync(Requests.C01(service.City));
        await service.ConfirmAsync(statement);

        var told = new List<FeedEvent>();
        while (told.Count < 5)
        {
            Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System));
            told.AddRange(watch.ResponseStream.Current.Events);
        }

        Assert.All(told, happened => Assert.Equal(service.City.Path, happened.Path));
        Assert.All(told, happened => Assert.Equal(statement.Name, Data(happened).Statement));
        var later = await events.ListAwardEventsAsync(new ListAwardEventsRequest { PathPrefix = service.City.Path });
        Assert.Equal(told, later.Events);
        var elsewhere = await events.ListAwardEventsAsync(new ListAwardEventsRequest { PathPrefix = $"{service.City.Path}.0" });
        Assert.Empty(elsewhere.Events);
    }

    private static AwardGranted Data(FeedEvent told)
    {
        using var cloudEvent = JsonDocument.Parse(told.CloudEvent);
        return JsonParser.Default.Parse<AwardGranted>(cloudEvent.RootElement.GetProperty("data").GetRawText());
    }
}
