using AnTq.Awards.V1;
using AnTq.Testing;
using Grpc.Core;
using Xunit;

namespace AnTq.AppHost.Tests.Suite;

/// <summary>Cases C01 and C03 through the whole suite: entered by gRPC, read back as a table, and as notices at the other end.</summary>
[Collection(SuiteFixture.Collection)]
public sealed class AwardCasesTests(SuiteFixture suite)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task C01_ten_years_of_awards_are_tabulated_and_everyone_who_has_to_know_is_told_once()
    {
        using var yenBai = new YenBaiCity(suite.App, "c01");
        await yenBai.RegisterAsync();
        var statement = await yenBai.StateAsync(yenBai.Lines());

        await yenBai.ConfirmAsync(statement);

        var table = await yenBai.Awards.TabulateAwardsAsync(new TabulateAwardsRequest { Statement = statement.Name });
        Assert.Equal(
            [
                ("Bộ Công an", "Cờ thi đua", 5, 0), ("Bộ Công an", "Bằng khen", 4, 1), ("Chủ tịch UBND tỉnh", "Bằng khen", 14, 16),
                ("Giám đốc Công an tỉnh", "Giấy khen", 22, 25), ("Chủ tịch UBND thành phố", "Giấy khen", 133, 199),
            ],
            table.Rows.Select(row => (row.AuthorityLabel, row.FormLabel, row.Counts.Collectives, row.Counts.Individuals)));
        Assert.Equal((178, 241), (table.Total.Collectives, table.Total.Individuals));
        Assert.Equal(Reconciliation.Types.Status.Match, table.Reconciliation.Status);
        Assert.Equal((0, 0), (table.Reconciliation.CollectivesDifference, table.Reconciliation.IndividualsDifference));
        await HasOneNoticePerRecordAsync(yenBai, statement, yenBai.City);
        await HasOneNoticePerRecordAsync(yenBai, statement, yenBai.Province);
    }

    [Fact]
    public async Task C03_a_declared_total_that_differs_is_shown_and_refused_until_a_note_explains_it()
    {
        using var yenBai = new YenBaiCity(suite.App, "c03");
        await yenBai.RegisterAsync();
        var statement = await yenBai.StateAsync(yenBai.Lines(lastCollectives: 132));

        var refused = await Assert.ThrowsAsync<RpcException>(() => yenBai.ConfirmAsync(statement));

        Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
        var table = await yenBai.Awards.TabulateAwardsAsync(new TabulateAwardsRequest { Statement = statement.Name });
        Assert.Equal((177, 241), (table.Total.Collectives, table.Total.Individuals));
        Assert.Equal(Reconciliation.Types.Status.Mismatch, table.Reconciliation.Status);
        Assert.Equal((-1, 0), (table.Reconciliation.CollectivesDifference, table.Reconciliation.IndividualsDifference));
        Assert.Empty(await yenBai.InboxAsync(yenBai.City));

        await yenBai.ConfirmAsync(statement, note: "Một giấy khen đã bị thu hồi.");
        await HasOneNoticePerRecordAsync(yenBai, statement, yenBai.City);
    }

    private static async Task HasOneNoticePerRecordAsync(YenBaiCity yenBai, AwardStatement statement, string addressee)
    {
        var records = await yenBai.Awards.ListAwardsAsync(new ListAwardsRequest { Parent = statement.Name });
        var notices = await Eventually.BecomesAsync(() => yenBai.InboxAsync(addressee), inbox => inbox.Count >= 5, _patience);
        Assert.Equal(records.Awards.Select(award => award.Name).Order(), notices.Select(notice => notice.Subject).Order());
    }
}
