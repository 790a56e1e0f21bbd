using AnTq.Notifications.V1;
using AnTq.Platform.Errors;
using Grpc.Core;
using Xunit;

namespace AnTq.Notifications.Tests.Features;

public sealed class ListNoticesTests(NotificationsService service) : IClassFixture<NotificationsService>
{
    private readonly string city = Events.NewOrganization("city");

    [Fact]
    public async Task Who_never_got_a_notice_has_an_empty_inbox() => Assert.Empty(await service.InboxAsync(city));

    [Fact]
    public async Task The_newest_comes_first()
    {
        for (var number = 1; number <= 4; number++)
        {
            await PublishAsync($"awards/{number}");
            await service.InboxReachesAsync(city, number);
        }

        var notices = await service.InboxAsync(city);

        Assert.Equal(["awards/4", "awards/3", "awards/2", "awards/1"], notices.Select(notice => notice.Subject));
    }

    [Fact]
    public async Task A_walk_sees_every_notice_once_while_others_arrive()
    {
        for (var number = 1; number <= 7; number++)
            await PublishAsync($"awards/{number}");
        await service.InboxReachesAsync(city, 7);
        var expected = (await service.InboxAsync(city)).Select(notice => notice.Name);
        var request = new ListNoticesRequest { Organization = city, PageSize = 2 };
        var seen = new List<string>();
        do
        {
            var page = await service.Client.ListNoticesAsync(request);
            seen.AddRange(page.Notices.Select(notice => notice.Name));
            request.PageToken = page.NextPageToken;
            await PublishAsync("awards/later");
            await service.InboxReachesAsync(city, 7 + ((seen.Count + 1) / 2));
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(expected, seen);
    }

    [Fact]
    public async Task A_token_of_another_inbox_is_refused()
    {
        for (var number = 1; number <= 2; number++)
            await PublishAsync($"awards/{number}");
        await service.InboxReachesAsync(city, 2);
        var token = (await service.Client.ListNoticesAsync(new() { Organization = city, PageSize = 1 })).NextPageToken;

        await RefusedAsync(
            "PAGE_TOKEN_ARGUMENTS_CHANGED",
            new() { Organization = Events.NewOrganization("other"), PageSize = 1, PageToken = token });
    }

    [Theory]
    [InlineData("")]
    [InlineData("yen-bai")]
    [InlineData("awards/1")]
    public async Task A_malformed_organization_is_refused(string organization) =>
        await RefusedAsync("VALIDATION_FAILED", new() { Organization = organization });

    [Fact]
    public async Task Garbage_for_a_page_token_is_refused() =>
        await RefusedAsync("PAGE_TOKEN_INVALID", new() { Organization = city, PageToken = "garbage" });

    private Task PublishAsync(string name)
    {
        var award = Events.Award(city);
        award.Award = name;
        return service.Publisher.PublishAsync(Events.Bytes(award, Events.NewId()));
    }

    private async Task RefusedAsync(string reason, ListNoticesRequest request)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await service.Client.ListNoticesAsync(request));
        Assert.Equal((reason, StatusCode.InvalidArgument), (refused.ReadReason(), refused.StatusCode));
    }
}
