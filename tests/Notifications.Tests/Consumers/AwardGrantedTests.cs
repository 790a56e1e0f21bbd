using System.Text;
using AnTq.Notifications.V1;
using Dapper;
using Xunit;

namespace AnTq.Notifications.Tests.Consumers;

public sealed class AwardGrantedTests(NotificationsService service) : IClassFixture<NotificationsService>
{
    private readonly string city = Events.NewOrganization("city");
    private readonly string province = Events.NewOrganization("province");
    private readonly string country = Events.NewOrganization("country");
    private readonly string ward = Events.NewOrganization("ward");

    [Fact]
    public async Task Each_addressee_gets_one_notice()
    {
        var award = Events.Award(city, country, province);
        award.RecipientOrganizations.Add(ward);
        var id = Events.NewId();

        await service.Publisher.PublishAsync(Events.Bytes(award, id), id);

        var notice = Assert.Single(await service.InboxReachesAsync(city, 1));
        Assert.StartsWith("notices/", notice.Name, StringComparison.Ordinal);
        Assert.Equal((city, NoticeReason.OwnAward), (notice.Organization, notice.Reason));
        Assert.Equal((Events.Type, id.ToString(), award.Award), (notice.EventType, notice.EventId, notice.Subject));
        Assert.Equal(
            "Bằng khen của Chủ tịch UBND tỉnh: 14 tập thể, 16 cá nhân — Thành phố Yên Bái, thành tích từ 01/01/2013 đến 24/05/2023.",
            notice.TextVi);
        Assert.StartsWith("Certificate of merit of ", notice.TextEn, StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2023, 5, 25, 1, 2, 3, 456, 789, TimeSpan.Zero), notice.EventTime.ToDateTimeOffset());
        Assert.InRange(TimeProvider.System.GetUtcNow() - notice.CreateTime.ToDateTimeOffset(), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Equal(NoticeReason.AwardBelow, Assert.Single(await service.InboxAsync(province)).Reason);
        Assert.Equal(NoticeReason.NamedRecipient, Assert.Single(await service.InboxAsync(ward)).Reason);
        Assert.Empty(await service.InboxAsync(country));
    }

    [Fact]
    public async Task An_organization_with_several_reasons_gets_one_notice()
    {
        var award = Events.Award(city, province);
        award.RecipientOrganizations.Add([province, city, ward]);

        await service.Publisher.PublishAsync(Events.Bytes(award, Events.NewId()));

        Assert.Equal(NoticeReason.NamedRecipient, Assert.Single(await service.InboxReachesAsync(ward, 1)).Reason);
        Assert.Equal(NoticeReason.OwnAward, Assert.Single(await service.InboxAsync(city)).Reason);
        Assert.Equal(NoticeReason.AwardBelow, Assert.Single(await service.InboxAsync(province)).Reason);
    }

    [Fact]
    public async Task An_event_that_comes_three_times_gives_one_notice()
    {
        var id = Events.NewId();
        var award = Events.Award(city, province);
        var bytes = Events.Bytes(award, id);
        for (var time = 0; time < 3; time++)
            await service.Publisher.PublishAsync(bytes, id);

        await LaterEventsArriveAsync();

        Assert.Single(await service.InboxAsync(city));
        Assert.Single(await service.InboxAsync(province));
        Assert.Equal(1, await CountAsync("select count(*) from platform.inbox where event_id = @id", id));
        Assert.Equal(1, await service.CountEffectsAsync(award.Award));
    }

    [Fact]
    public async Task Two_events_of_one_award_give_two_notices()
    {
        var award = Events.Award(city);
        await service.Publisher.PublishAsync(Events.Bytes(award, Events.NewId()));
        await service.Publisher.PublishAsync(Events.Bytes(award, Events.NewId()));

        Assert.Equal(2, (await service.InboxReachesAsync(city, 2)).Count);
    }

    [Fact]
    public async Task An_award_to_many_named_recipients_is_told_to_all()
    {
        var recipients = Enumerable.Range(0, 1000).Select(_ => Events.NewOrganization("school")).ToList();
        var award = Events.Award(city);
        award.RecipientOrganizations.Add(recipients);
        var id = Events.NewId();

        await service.Publisher.PublishAsync(Events.Bytes(award, id));

        await service.InboxReachesAsync(city, 1);
        Assert.Equal(1001, await CountAsync("select count(*) from notice where event_id = @id", id));
    }

    [Fact]
    public async Task What_is_newer_than_this_service_does_not_stop_it()
    {
        var award = Events.Award(city);
        var json = Google.Protobuf.JsonFormatter.Default.Format(award);
        var data = $$"""{ "newField": { "a": [1] }, {{json[1..]}}""";

        await service.Publisher.PublishAsync(Events.Bytes(data, Events.NewId(), award.Award));
        await service.Publisher.PublishAsync(Events.Bytes(award, Events.NewId(), "antq.awards.award.granted.v2"));

        await LaterEventsArriveAsync();
        Assert.Single(await service.InboxAsync(city));
    }

    [Theory]
    [InlineData("not JSON at all")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    public async Task Bytes_that_are_no_event_go_to_the_error_queue_and_later_events_arrive(string garbage)
    {
        var errors = await service.Publisher.CountErrorsAsync();

        await service.Publisher.PublishAsync(Encoding.UTF8.GetBytes(garbage));

        await LaterEventsArriveAsync();
        await service.Publisher.ErrorsBecomeAsync(errors + 1);
    }

    [Theory]
    [InlineData("an award that is none", "null")]
    [InlineData("a number for the award", "7")]
    [InlineData("a text for a number", """{"organization":"organizations/a","collectiveCount":"many"}""")]
    [InlineData("no organization", """{"spanStartDate":"2023-01-01","spanEndDate":"2023-12-31","formLabel":"Bằng khen"}""")]
    [InlineData(
        "no dates",
        """{"organization":"organizations/a","organizationDisplayName":"A","formLabel":"Bằng khen","authorityLabel":"Bộ Công an"}""")]
    [InlineData("no labels", """{"organization":"organizations/a","spanStartDate":"2023-01-01","spanEndDate":"2023-12-31"}""")]
    public async Task Data_that_cannot_be_read_goes_to_the_error_queue_and_later_events_arrive(string what, string data)
    {
        Assert.NotEmpty(what);
        var errors = await service.Publisher.CountErrorsAsync();
        var id = Events.NewId();

        await service.Publisher.PublishAsync(Events.Bytes(data, id, "awards/x"), id);

        await LaterEventsArriveAsync();
        await service.Publisher.ErrorsBecomeAsync(errors + 1);
        Assert.Equal(0, await CountAsync("select count(*) from platform.inbox where event_id = @id", id));
        Assert.Equal(0, await CountAsync("select count(*) from notice where event_id = @id", id));
    }

    [Fact]
    public async Task The_content_type_of_the_bytes_does_not_matter()
    {
        await service.Publisher.PublishAsync(Events.Bytes(Events.Award(city), Events.NewId()), contentType: "application/json");

        Assert.Single(await service.InboxReachesAsync(city, 1));
    }

    [Fact]
    public async Task Each_effect_is_written_down_once()
    {
        var award = Events.Award(city, province);
        await service.Publisher.PublishAsync(Events.Bytes(award, Events.NewId()));
        await service.InboxReachesAsync(city, 1);

        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        var rows = await connection.QueryAsync<(string Caller, string Action, string Correlation)>(
            "select caller, action, correlation_id from platform.audit where resource = @Award", new { award.Award });
        Assert.Equal(("service:notifications", "notify", "c-1"), Assert.Single(rows));
    }

    private async Task LaterEventsArriveAsync()
    {
        var later = Events.NewOrganization("later");
        await service.Publisher.PublishAsync(Events.Bytes(Events.Award(later), Events.NewId()));
        Assert.Single(await service.InboxReachesAsync(later, 1));
    }

    private async Task<long> CountAsync(string sql, Guid id)
    {
        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>(sql, new { id });
    }
}
