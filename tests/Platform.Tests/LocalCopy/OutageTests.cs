using AnTq.Organizations.V1;
using AnTq.Platform.Tests.Caching;
using AnTq.Testing;
using Grpc.Core;
using Xunit;

namespace AnTq.Platform.Tests.LocalCopy;

[Collection(BesideOrganizations.Name)]
public sealed class OutageTests(LookupSuite beside) : IAsyncLifetime
{
    private CopySuite _suite = null!;

    public async Task InitializeAsync() => _suite = await CopySuite.StartAsync(beside);

    public async Task DisposeAsync() => await _suite.DisposeAsync();

    [Fact]
    public async Task While_organizations_is_away_the_copy_answers_whatever_its_age_and_what_it_lacks_is_unavailable()
    {
        var name = await beside.RegisterAsync("Tỉnh Yên Bái");
        await using (var reader = await _suite.StartReaderAsync())
            await reader.AnswersFromItsCopyAsync(name);
        await using var line = beside.LineToOrganizations();
        line.Cut();

        // It has never heard the feed: it does not know how old the copy is.
        await using var alone = await _suite.StartReaderAsync(line);

        Assert.Equal("Tỉnh Yên Bái", (await alone.ReadAsync(name, new DateOnly(2019, 5, 4))).DisplayName);
        var unknown = await Assert.ThrowsAsync<RpcException>(() => alone.ReadAsync("organizations/nowhere"));
        Assert.Equal(StatusCode.Unavailable, unknown.StatusCode);
    }

    [Fact]
    public async Task What_was_missed_while_organizations_was_away_comes_when_it_is_back()
    {
        await using var line = beside.LineToOrganizations();
        await using var reader = await _suite.StartReaderAsync(line);
        await reader.AnswersFromItsCopyAsync(await beside.RegisterAsync("Tỉnh Yên Bái"));
        line.Cut();
        var missed = await beside.RegisterAsync("Tỉnh Lào Cai");

        line.Mend();

        await reader.AnswersFromItsCopyAsync(missed);
    }

    [Fact]
    public async Task What_another_copy_has_brought_in_meanwhile_is_seen_when_organizations_is_back()
    {
        var name = await beside.RegisterAsync("Huyện Văn Yên");
        await using var first = await _suite.StartReaderAsync();
        await using var line = beside.LineToOrganizations();
        await using var second = await _suite.StartReaderAsync(line);
        await second.AnswersFromItsCopyAsync(name);
        Assert.Equal("Huyện Văn Yên", (await second.ReadAsync(name)).DisplayName);
        line.Cut();

        await _suite.ChangeAsync("2020-01-01", renaming: new Renaming { Organization = name, DisplayName = "Huyện Trấn Yên" });
        await _suite.SettleAsync();
        line.Mend();

        await Eventually.BecomesTrueAsync(
            async () => (await second.ReadAsync(name)).DisplayName == "Huyện Trấn Yên", TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task While_the_copy_is_filled_anew_it_is_not_asked()
    {
        var name = await beside.RegisterAsync("Huyện Văn Bàn");
        await using var line = beside.LineToOrganizations();
        await using var reader = await _suite.StartReaderAsync(line);
        await reader.AnswersFromItsCopyAsync(name);
        line.Cut();
        await _suite.BeginAnewAsync(name, "Châu Văn Bàn");

        await using (var held = await _suite.HoldAsync())
        {
            line.Mend();
            await held.IsWaitedForAsync();

            Assert.Equal("Huyện Văn Bàn", (await reader.ReadAsync(name, new DateOnly(2019, 5, 4))).DisplayName);
        }

        await reader.AnswersFromItsCopyAsync(name);
        Assert.Equal("Huyện Văn Bàn", (await reader.ReadAsync(name)).DisplayName);
    }

    [Fact]
    public async Task Without_a_broker_the_copy_is_kept_all_the_same()
    {
        await using var line = beside.LineToBroker();
        await using var reader = await _suite.StartReaderAsync(lineToBroker: line);
        line.Cut();

        await reader.AnswersFromItsCopyAsync(await beside.RegisterAsync("Tỉnh Yên Bái"));
    }
}
