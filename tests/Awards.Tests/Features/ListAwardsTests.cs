using AnTq.Awards.V1;
using AnTq.Testing;
using Grpc.Core;
using Xunit;

namespace AnTq.Awards.Tests.Features;

[Collection(BesideOrganizations.Name)]
public sealed class ListAwardsTests(AwardsService service) : IClassFixture<AwardsService>
{
    [Fact]
    public async Task A_walk_sees_every_record_once_while_others_are_added_and_deleted()
    {
        var statement = await service.OpenAsync();
        var recorded = (await service.RecordAsync(statement.Name, Enumerable.Repeat(Requests.AnyAward(service.City), 7))).Awards;
        var seen = new List<string>();
        var request = new ListAwardsRequest { Parent = statement.Name, PageSize = 3 };
        var pages = 0;
        do
        {
            var page = await service.Client.ListAwardsAsync(request);
            seen.AddRange(page.Awards.Select(award => award.Name));
            request.PageToken = page.NextPageToken;
            if (++pages == 1)
            {
                await service.DeleteAsync(recorded[0]);
                recorded.AddRange((await service.RecordAsync(statement.Name, Requests.AnyAward(service.City))).Awards);
            }
        }
        while (request.PageToken.Length > 0);
        Assert.Equal(recorded.Select(award => award.Name), seen);
        Assert.Equal(3, pages);
    }

    [Fact]
    public async Task An_empty_statement_has_an_empty_page_and_an_unknown_one_none()
    {
        var statement = await service.OpenAsync();
        var page = await service.Client.ListAwardsAsync(new ListAwardsRequest { Parent = statement.Name });
        Assert.Empty(page.Awards);
        Assert.Empty(page.NextPageToken);
        await Refused.WithAsync(
            "AWARD_STATEMENT_NOT_FOUND",
            StatusCode.NotFound,
            service.Client.ListAwardsAsync(new ListAwardsRequest { Parent = "awardStatements/nowhere" }));
    }

    [Fact]
    public async Task Pages_of_many_names_end_early_and_together_hold_all()
    {
        var statement = await service.OpenAsync();
        var names = Requests.Named([.. Enumerable.Range(0, 1000).Select(_ => new NamedRecipient { DisplayName = new string('ễ', 200) })]);
        for (var index = 0; index < 4; index++)
        {
            var award = Requests.AnyAward(service.City);
            award.Individuals = names;
            await service.RecordAsync(statement.Name, award);
        }

        var sizes = new List<int>();
        var request = new ListAwardsRequest { Parent = statement.Name };
        do
        {
            var page = await service.Client.ListAwardsAsync(request);
            Assert.InRange(page.CalculateSize(), 1, 1024 * 1024);
            sizes.Add(page.Awards.Count);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal([1, 1, 1, 1], sizes);
    }

    [Theory]
    [InlineData("garbage!")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_made_up_token_is_refused(string token)
    {
        var statement = await service.OpenAsync();
        await Refused.WithAsync(
            "PAGE_TOKEN_INVALID",
            StatusCode.InvalidArgument,
            service.Client.ListAwardsAsync(new ListAwardsRequest { Parent = statement.Name, PageToken = token }));
    }

    [Fact]
    public async Task A_token_of_another_statement_is_refused()
    {
        var mine = await service.OpenWithAsync(Requests.C01(service.City));
        var other = await service.OpenWithAsync(Requests.C01(service.City));
        var page = await service.Client.ListAwardsAsync(new ListAwardsRequest { Parent = mine.Name, PageSize = 2 });
        await Refused.WithAsync(
            "PAGE_TOKEN_ARGUMENTS_CHANGED",
            StatusCode.InvalidArgument,
            service.Client.ListAwardsAsync(new ListAwardsRequest { Parent = other.Name, PageToken = page.NextPageToken }));
    }

    [Fact]
    public async Task A_token_of_last_week_is_refused()
    {
        var statement = await service.OpenWithAsync(Requests.C01(service.City));
        var time = new SettableTime(TimeProvider.System.GetUtcNow());
        await using var copy = await service.StartAsync(service.Organizations.Address, time: time);
        var client = new AwardService.AwardServiceClient(copy.Channel);
        var page = await client.ListAwardsAsync(new ListAwardsRequest { Parent = statement.Name, PageSize = 2 });
        time.Advance(TimeSpan.FromDays(7));
        await Refused.WithAsync(
            "PAGE_TOKEN_EXPIRED",
            StatusCode.InvalidArgument,
            client.ListAwardsAsync(new ListAwardsRequest { Parent = statement.Name, PageSize = 2, PageToken = page.NextPageToken }));
    }

    [Fact]
    public async Task A_page_size_is_not_negative() =>
        await Refused.ForFieldAsync(
            "page_size", service.Client.ListAwardsAsync(new ListAwardsRequest { Parent = "awardStatements/any", PageSize = -1 }));
}
