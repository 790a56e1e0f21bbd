using AnTq.Organizations.V1;
using Grpc.Core;
using Xunit;

namespace AnTq.Organizations.Tests.Features;

public sealed class OfficialCodeTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    [Fact]
    public async Task Code_15_was_that_of_Yen_Bai_until_it_became_that_of_Lao_Cai()
    {
        var yenBai = await service.RegisterAsync(Requests.Create("Tỉnh Yên Bái", to: "2025-07-01", statisticsCode: "15"));
        var oldLaoCai = await service.RegisterAsync(Requests.Create("Tỉnh Lào Cai", to: "2025-07-01", statisticsCode: "10"));
        var laoCai = await service.RegisterAsync(Requests.Create("Tỉnh Lào Cai", from: "2025-07-01", statisticsCode: "15"));

        Assert.Equal(yenBai, await HolderAsync("15", "2025-06-30"));
        Assert.Equal(laoCai, await HolderAsync("15", "2025-07-01"));
        Assert.Equal(oldLaoCai, await HolderAsync("10", "2025-06-30"));
        Assert.Null(await HolderAsync("10", "2025-07-01"));
        Assert.Null(await HolderAsync("15", "2004-08-30"));
    }

    [Theory]
    [InlineData("2019-12-31", "2020-01-02")]
    [InlineData("2024-12-31", "")]
    [InlineData("2021-01-01", "2022-01-01")]
    [InlineData("2010-01-01", "")]
    public async Task A_code_has_one_holder_a_day(string from, string to)
    {
        var holder = await service.RegisterAsync(
            Requests.Create("Huyện Bạch Thông", from: "2020-01-01", to: "2025-01-01", statisticsCode: NextCode()));
        var code = holder.OfficialCodes[0].Code;
        var before = await service.CountEverythingAsync();

        var refused = await Refused.WithAsync(
            "OFFICIAL_CODE_IN_USE",
            StatusCode.FailedPrecondition,
            () => service.RegisterAsync(Requests.Create("Huyện Chợ Mới", from: from, to: to, statisticsCode: code)));

        Assert.Equal((holder.Name, code), (refused.Fact("holder"), refused.Fact("code")));
        Assert.Equal(before, await service.CountEverythingAsync());
    }

    [Fact]
    public async Task A_code_is_free_before_its_first_day_and_from_its_end_on()
    {
        var code = NextCode();
        await service.RegisterAsync(Requests.Create("Xã Mỹ Phương", from: "2020-01-01", to: "2025-01-01", statisticsCode: code));

        await service.RegisterAsync(Requests.Create("Xã Vân Sơn", from: "2010-01-01", to: "2020-01-01", statisticsCode: code));
        await service.RegisterAsync(Requests.Create("Xã Hồng Sơn", from: "2025-01-01", statisticsCode: code));
    }

    [Fact]
    public async Task The_same_signs_may_be_codes_of_two_schemes()
    {
        var code = NextCode();
        await service.RegisterAsync(Requests.Create("Xã Chi Thiết", statisticsCode: code));
        var request = Requests.Create("Công ty Điện lực");
        request.Organization.OfficialCodes.Add(new OfficialCode { Scheme = CodeScheme.Internal, Code = code });

        var created = await service.RegisterAsync(request);

        Assert.Equal(CodeScheme.Internal, Assert.Single(created.OfficialCodes).Scheme);
    }

    [Fact]
    public async Task Codes_are_answered_by_scheme()
    {
        var request = Requests.Create("Tỉnh Vĩnh Phúc", to: "2025-07-01");
        var identifier = new OfficialCode { Scheme = CodeScheme.ElectronicIdentifier, Code = "000.00.00.H62" };
        request.Organization.OfficialCodes.Add([identifier, Requests.Statistics("26")]);

        var created = await service.RegisterAsync(request);

        Assert.Equal([Requests.Statistics("26"), identifier], created.OfficialCodes);
        Assert.Equal(created, await service.Client.GetOrganizationAsync(new() { Name = created.Name, AsOf = "2020-01-01" }));
    }

    private static int codes = 10_000;

    private static string NextCode() => Interlocked.Increment(ref codes).ToString("D5", null);

    private async Task<Organization?> HolderAsync(string code, string day)
    {
        var found = await service.Client.ListOrganizationsAsync(new() { OfficialCode = Requests.Statistics(code), AsOf = day });
        return found.Organizations.SingleOrDefault();
    }
}
