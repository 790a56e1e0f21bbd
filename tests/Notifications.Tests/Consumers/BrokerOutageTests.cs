using AnTq.Testing;
using Xunit;

namespace AnTq.Notifications.Tests.Consumers;

public sealed class BrokerOutageTests(NotificationsService service) : IClassFixture<NotificationsService>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_is_published_while_the_line_is_cut_arrives_once_when_it_is_back()
    {
        var city = Events.NewOrganization("city");
        await service.Publisher.PublishAsync(Events.Bytes(Events.Award(city), Events.NewId()));
        await service.InboxReachesAsync(city, 1);

        service.Line.Cut();
        for (var number = 0; number < 5; number++)
            await service.Publisher.PublishAsync(Events.Bytes(Events.Award(city), Events.NewId()));

        Assert.Single(await service.InboxAsync(city));
        service.Line.Mend();
        Assert.Equal(6, (await service.InboxReachesAsync(city, 6)).Count);
        await Eventually.BecomesTrueAsync(async () => await service.Publisher.CountWaitingAsync() == 0, Patience);
        Assert.Equal(6, (await service.InboxAsync(city)).Count);
    }

    [Fact]
    public async Task What_was_done_but_could_not_be_acknowledged_is_not_done_again()
    {
        var city = Events.NewOrganization("city");
        var award = Events.Award(city);
        service.Line.ToServer.Close();
        await service.Publisher.PublishAsync(Events.Bytes(award, Events.NewId()));
        Assert.Single(await service.InboxReachesAsync(city, 1));

        service.Line.Cut();
        service.Line.Mend();

        await Eventually.BecomesTrueAsync(async () => await service.Publisher.CountWaitingAsync() == 0, Patience);
        var later = Events.NewOrganization("later");
        await service.Publisher.PublishAsync(Events.Bytes(Events.Award(later), Events.NewId()));
        await service.InboxReachesAsync(later, 1);
        Assert.Single(await service.InboxAsync(city));
        Assert.Equal(1, await service.CountEffectsAsync(award.Award));
    }
}
