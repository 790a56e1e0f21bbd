using AnTq.Organizations.V1;
using AnTq.Platform.Errors;
using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace AnTq.Organizations.Tests.Features;

public sealed class ResolveOfficialCodeTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    // Case of the register: province code 15 was Yên Bái and is Lào Cai.
    [Fact]
    public async Task A_code_that_passed_to_another_needs_a_day()
    {
        var former = await service.RegisterAsync(Requests.Create("Tỉnh Yên Bái", to: "2025-07-01", statisticsCode: "15"));
        var current = await service.RegisterAsync(Requests.Create("Tỉnh Lào Cai", from: "2025-07-01", statisticsCode: "15"));

        Assert.Equal(former.Name, (await ResolveAsync("15", "2025-06-30")).Name);
        Assert.Equal(current.Name, (await ResolveAsync("15", "2025-07-01")).Name);
        var refused = await Refused.WithAsync("OFFICIAL_CODE_AMBIGUOUS", StatusCode.FailedPrecondition, () => ResolveAsync("15", ""));
        Assert.Equal("as_of", Assert.Single(refused.ReadDetail<BadRequest>()!.FieldViolations).Field);
        var candidates = refused.ReadDetail<PreconditionFailure>()!.Violations;
        Assert.Equal([former.Name, current.Name], candidates.Select(candidate => candidate.Subject));
        Assert.Contains("[2004-08-31, 2025-07-01)", candidates[0].Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("21", "2004-08-31", "")]
    [InlineData("22", "2004-08-31", "2008-08-01")]
    [InlineData("23", "2090-01-01", "")]
    public async Task A_code_with_one_bearer_needs_no_day(string code, string from, string to)
    {
        var only = await service.RegisterAsync(Requests.Create("Tỉnh Hà Tây", from: from, to: to, statisticsCode: code));

        Assert.Equal(only, await ResolveAsync(code, ""));
    }

    [Fact]
    public async Task A_code_that_nobody_bears_on_the_day_is_not_found_and_its_bearers_are_named()
    {
        var former = await service.RegisterAsync(Requests.Create("Tỉnh Hà Bắc", to: "2010-01-01", statisticsCode: "31"));

        var refused = await Refused.WithAsync("OFFICIAL_CODE_NOT_FOUND", StatusCode.NotFound, () => ResolveAsync("31", "2010-01-01"));

        Assert.Equal(former.Name, Assert.Single(refused.ReadDetail<PreconditionFailure>()!.Violations).Subject);
        await Refused.WithAsync("OFFICIAL_CODE_NOT_FOUND", StatusCode.NotFound, () => ResolveAsync("99", ""));
    }

    [Fact]
    public async Task A_code_needs_its_scheme() => await Refused.ForFieldAsync(
        "official_code.scheme",
        async () => await service.Client.ResolveOfficialCodeAsync(new() { OfficialCode = new() { Code = "15" } }));

    private async Task<Organization> ResolveAsync(string code, string day) =>
        await service.Client.ResolveOfficialCodeAsync(new() { OfficialCode = Requests.Statistics(code), AsOf = day });
}
