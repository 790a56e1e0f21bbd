using AnTq.Organizations.V1;
using AnTq.Platform.Errors;
using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace AnTq.Platform.Tests.Caching;

[Collection(BesideOrganizations.Name)]
public sealed class OrganizationLookupTests(LookupSuite suite)
{
    [Fact]
    public async Task Gives_what_the_organizations_service_gives_and_each_caller_his_own_copy()
    {
        await using var copy = await suite.StartCopyAsync();
        var top = await suite.RegisterAsync("Tỉnh Lào Cai");
        var below = await suite.RegisterAsync("Phường Yên Bái", top);
        var wanted = await suite.Organizations.GetOrganizationAsync(new GetOrganizationRequest { Name = below, AsOf = "2024-12-31" });

        var read = await copy.ReadAsync(below, top, below);

        Assert.Equal(2, read.Count);
        Assert.Equal(wanted, read[below]);
        Assert.Equal([top], read[below].Ancestors);
        read[below].DisplayName = "changed by its reader";
        Assert.Equal(wanted, await copy.ReadOneAsync(below));
    }

    [Fact]
    public async Task Asks_once_per_day_and_other_copies_find_it_in_redis()
    {
        await using var first = await suite.StartCopyAsync();
        await using var second = await suite.StartCopyAsync();
        var name = await suite.RegisterAsync("Tỉnh Gia Lai");
        await suite.SettleAsync();
        var before = (First: first.Questions, Second: second.Questions);

        for (var time = 0; time < 3; time++)
            await first.ReadAsync(name);
        Assert.Equal("Tỉnh Gia Lai", await second.DisplayNameAsync(name));
        Assert.Equal((before.First + 1, before.Second), (first.Questions, second.Questions));

        await first.ReadAsync(Copy.Day.AddDays(1), name);
        Assert.Equal(before.First + 2, first.Questions);
    }

    [Fact]
    public async Task Asks_for_many_together_and_only_for_what_is_missing()
    {
        await using var copy = await suite.StartCopyAsync();
        var names = await Task.WhenAll(Enumerable.Range(0, 120).Select(number => suite.RegisterAsync($"Xã {number}")));
        await copy.ReadAsync(names[..30]);
        var before = copy.Questions;

        var read = await copy.ReadAsync(names);

        Assert.Equal(120, read.Count);
        Assert.Equal("Xã 119", read[names[119]].DisplayName);
        Assert.InRange(copy.Questions - before, 1, 2);
    }

    [Fact]
    public async Task A_refusal_comes_as_the_organizations_service_gave_it_and_is_not_remembered()
    {
        await using var copy = await suite.StartCopyAsync();
        var known = await suite.RegisterAsync("Tỉnh Đắk Lắk");
        const string later = "organizations/comes-later";

        var refused = await Assert.ThrowsAsync<RpcException>(() => copy.ReadAsync(known, later));
        Assert.Equal(
            (StatusCode.NotFound, "ORGANIZATION_NOT_FOUND", later),
            (refused.StatusCode, refused.ReadReason(), refused.ReadDetail<ResourceInfo>()!.ResourceName));
        var early = await Assert.ThrowsAsync<RpcException>(() => copy.ReadAsync(new DateOnly(2003, 12, 31), known));
        Assert.Equal((StatusCode.FailedPrecondition, "ORGANIZATION_NOT_IN_FORCE"), (early.StatusCode, early.ReadReason()));

        await suite.RegisterAsync("Đến sau", id: "comes-later");
        Assert.Equal("Đến sau", await copy.DisplayNameAsync(later));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Many_calls_at_once_ask_once(bool withRedis)
    {
        await using var line = suite.LineToOrganizations();
        var name = await suite.RegisterAsync("Tỉnh Phú Thọ");
        await using (await suite.StartCopyAsync())
            await suite.SettleAsync();
        await using var copy = await suite.StartCopyAsync(withRedis ? null : OwnRedis.Through(1), line);
        var before = copy.Questions;
        line.ToClient.Close();

        var reads = Enumerable.Range(0, 50).Select(_ => copy.ReadOneAsync(name)).ToList();
        await Testing.Eventually.BecomesTrueAsync(() => Task.FromResult(copy.Questions > before), TimeSpan.FromSeconds(10));
        line.ToClient.Open();

        Assert.All(await Task.WhenAll(reads), organization => Assert.Equal("Tỉnh Phú Thọ", organization.DisplayName));
        Assert.Equal(before + 1, copy.Questions);
    }

    [Fact]
    public async Task Who_waits_for_anothers_question_is_not_refused_with_it()
    {
        await using var line = suite.LineToOrganizations();
        await using var copy = await suite.StartCopyAsync(lineToOrganizations: line);
        var name = await suite.RegisterAsync("Tỉnh Cà Mau");
        await suite.SettleAsync();
        line.ToClient.Close();

        var before = copy.Questions;
        var refused = copy.ReadAsync(name, "organizations/never-registered");
        await Testing.Eventually.BecomesTrueAsync(() => Task.FromResult(copy.Questions > before), TimeSpan.FromSeconds(10));
        var waits = copy.ReadOneAsync(name);
        line.ToClient.Open();

        await Assert.ThrowsAsync<RpcException>(() => refused);
        Assert.Equal("Tỉnh Cà Mau", (await waits).DisplayName);
    }
}
