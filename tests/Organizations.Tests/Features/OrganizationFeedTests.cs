using AnTq.Feed.V1;
using AnTq.Organizations.V1;
using Xunit;

namespace AnTq.Organizations.Tests.Features;

public sealed class OrganizationFeedTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    private readonly OrganizationEventService.OrganizationEventServiceClient events = new(service.Channel);

    [Fact]
    public async Task Registrations_are_told_to_who_watches_and_again_to_who_comes_later()
    {
        var province = await service.RegisterAsync(Requests.Create("Tỉnh Hà Giang"));
        using var watch = events.WatchOrganizationEvents(new WatchOrganizationEventsRequest { PathPrefix = province.Path });
        await service.RegisterAsync(Requests.Create("Tỉnh Tuyên Quang"));
        var city = await service.RegisterAsync(Requests.Create("Thành phố Hà Giang", province.Name, level: AdministrativeLevel.District));

        var told = new List<FeedEvent>();
        while (told.Count < 2)
        {
            Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System));
            told.AddRange(watch.ResponseStream.Current.Events);
        }

        Assert.Equal([province.Name, city.Name], told.Select(happened => happened.Subject));
        var later = await events.ListOrganizationEventsAsync(new ListOrganizationEventsRequest
        {
            TypePrefixes = { "antq.organizations.organization" }, PathPrefix = province.Path,
        });
        Assert.Equal(told, later.Events);
    }
}
