using AnTq.Organizations.V1;
using AnTq.Platform.Errors;
using AnTq.Platform.Tests.Caching;
using AnTq.Testing;
using Grpc.Core;
using Xunit;

namespace AnTq.Platform.Tests.LocalCopy;

[Collection(BesideOrganizations.Name)]
public sealed class OrganizationViewTests(LookupSuite beside) : IAsyncLifetime
{
    private CopySuite _suite = null!;

    public async Task InitializeAsync() => _suite = await CopySuite.StartAsync(beside);

    public async Task DisposeAsync() => await _suite.DisposeAsync();

    [Fact]
    public async Task What_was_registered_before_and_after_the_start_is_answered_without_asking()
    {
        var top = await beside.RegisterAsync("Tỉnh Yên Bái");
        await using var reader = await _suite.StartReaderAsync();
        await reader.AnswersFromItsCopyAsync(top);
        var below = await beside.RegisterAsync("Thành phố Yên Bái", top);
        await reader.AnswersFromItsCopyAsync(below);
        var before = reader.Questions;

        var read = await reader.ReadAsync(below);

        var wanted = await beside.Organizations.GetOrganizationAsync(new() { Name = below, AsOf = "2024-12-31" });
        Assert.Equal((wanted.Name, wanted.DisplayName, wanted.Path), (read.Name, read.DisplayName, read.Path));
        Assert.Equal([top], read.Ancestors);
        Assert.Equal(before, reader.Questions);
    }

    [Fact]
    public async Task A_renaming_is_seen_from_its_day_on()
    {
        var name = await beside.RegisterAsync("Thị xã Nghĩa Lộ");
        await using var reader = await _suite.StartReaderAsync();
        await reader.AnswersFromItsCopyAsync(name);

        await _suite.ChangeAsync("2020-02-01", renaming: new Renaming { Organization = name, DisplayName = "Thị xã Mường Lò" });
        await _suite.SettleAsync();

        await Eventually.BecomesTrueAsync(
            async () => (await reader.ReadAsync(name, new DateOnly(2020, 2, 1))).DisplayName == "Thị xã Mường Lò", TimeSpan.FromSeconds(10));
        Assert.Equal("Thị xã Nghĩa Lộ", (await reader.ReadAsync(name, new DateOnly(2020, 1, 31))).DisplayName);
        await reader.AnswersFromItsCopyAsync(name);
    }

    [Fact]
    public async Task What_is_below_a_unit_moves_with_it()
    {
        var (from, to) = (await beside.RegisterAsync("Tỉnh Hà Tây"), await beside.RegisterAsync("Thành phố Hà Nội"));
        var moved = await beside.RegisterAsync("Cụm Đan Phượng", from);
        var below = await beside.RegisterAsync("Xã Tân Lập", moved);
        await using var reader = await _suite.StartReaderAsync();
        await reader.AnswersFromItsCopyAsync(below);

        await _suite.ChangeAsync("2008-08-01", relocation: new Relocation { Organization = moved, Parent = to });

        await Eventually.BecomesTrueAsync(
            async () => (await reader.ReadAsync(below)).Ancestors.SequenceEqual([to, moved]), TimeSpan.FromSeconds(30));
        var wanted = await beside.Organizations.GetOrganizationAsync(new() { Name = below, AsOf = "2024-12-31" });
        Assert.Equal(wanted.Path, (await reader.ReadAsync(below)).Path);
        Assert.Equal([from, moved], (await reader.ReadAsync(below, new DateOnly(2008, 7, 31))).Ancestors);
    }

    [Fact]
    public async Task What_is_told_again_late_changes_nothing()
    {
        var name = await beside.RegisterAsync("Huyện Trạm Tấu");
        await _suite.ChangeAsync("2020-01-01", renaming: new Renaming { Organization = name, DisplayName = "Huyện Văn Chấn" });
        await using var reader = await _suite.StartReaderAsync();
        await _suite.SettleAsync();

        await _suite.TellAgainAsync(name);
        await _suite.SettleAsync();

        await reader.AnswersFromItsCopyAsync(name);
        Assert.Equal("Huyện Văn Chấn", (await reader.ReadAsync(name)).DisplayName);
    }

    [Fact]
    public async Task A_refusal_is_the_organizations_service_s()
    {
        var name = await beside.RegisterAsync("Tỉnh Lào Cai");
        await using var reader = await _suite.StartReaderAsync();
        await reader.AnswersFromItsCopyAsync(name);

        var unknown = await Assert.ThrowsAsync<RpcException>(() => reader.ReadAsync("organizations/nowhere"));
        var early = await Assert.ThrowsAsync<RpcException>(() => reader.ReadAsync(name, new DateOnly(2003, 12, 31)));

        Assert.Equal(("ORGANIZATION_NOT_FOUND", "ORGANIZATION_NOT_IN_FORCE"), (unknown.ReadReason(), early.ReadReason()));
    }

    [Fact]
    public async Task Copies_of_a_service_share_what_one_has_filled_and_fill_it_on_when_others_stop()
    {
        var name = await beside.RegisterAsync("Huyện Mù Cang Chải");
        await using var second = await _suite.StartReaderAsync();
        await using (var first = await _suite.StartReaderAsync())
            await first.AnswersFromItsCopyAsync(name);
        await second.AnswersFromItsCopyAsync(name);

        var later = await beside.RegisterAsync("Huyện Yên Bình");

        await second.AnswersFromItsCopyAsync(later);
    }

    [Fact]
    public async Task A_feed_that_has_less_than_the_copy_has_seen_fills_it_anew()
    {
        var name = await beside.RegisterAsync("Huyện Lục Yên");
        await using (var reader = await _suite.StartReaderAsync())
            await reader.AnswersFromItsCopyAsync(name);
        await _suite.SetPositionAsync(1_000_000);

        await using var again = await _suite.StartReaderAsync();

        await again.AnswersFromItsCopyAsync(name);
        Assert.InRange(await _suite.PositionAsync(), 1, 999_999);
    }
}
