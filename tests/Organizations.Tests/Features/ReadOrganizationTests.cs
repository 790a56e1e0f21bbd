using AnTq.Organizations.Tests.Tree;
using AnTq.Organizations.V1;
using AnTq.Testing;
using Google.Rpc;
using Grpc.Core;
using AnTq.Platform.Errors;
using Xunit;

namespace AnTq.Organizations.Tests.Features;

public sealed class ReadOrganizationTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    [Fact]
    public async Task What_was_never_registered_is_not_found()
    {
        var refused = await Refused.WithAsync(
            "ORGANIZATION_NOT_FOUND",
            StatusCode.NotFound,
            async () => await service.Client.GetOrganizationAsync(new() { Name = "organizations/nowhere" }));

        Assert.Equal("organizations/nowhere", refused.ReadDetail<ResourceInfo>()!.ResourceName);
    }

    [Theory]
    [InlineData("2004-08-30", false)]
    [InlineData("2004-08-31", true)]
    [InlineData("2025-06-30", true)]
    [InlineData("2025-07-01", false)]
    public async Task An_organization_is_there_from_its_first_day_up_to_its_end(string day, bool isInForce)
    {
        var created = await service.RegisterAsync(Requests.Create("Thành phố Bắc Kạn", to: "2025-07-01"));
        var request = new GetOrganizationRequest { Name = created.Name, AsOf = day };

        if (isInForce)
            Assert.Equal(created, await service.Client.GetOrganizationAsync(request));
        else
            await Refused.WithAsync(
                "ORGANIZATION_NOT_IN_FORCE", StatusCode.FailedPrecondition, async () => await service.Client.GetOrganizationAsync(request));
    }

    [Fact]
    public async Task Without_a_day_it_is_today_in_Vietnam()
    {
        var created = await service.RegisterAsync(Requests.Create("Huyện đảo Hoàng Sa", from: "2025-01-01"));
        var time = new SettableTime(new(2024, 12, 31, 16, 59, 59, TimeSpan.Zero));
        await using var host = await service.StartAsync(time);
        var client = new OrganizationService.OrganizationServiceClient(host.Channel);
        var request = new GetOrganizationRequest { Name = created.Name };

        var refused = await Refused.WithAsync(
            "ORGANIZATION_NOT_IN_FORCE", StatusCode.FailedPrecondition, async () => await client.GetOrganizationAsync(request));
        Assert.Equal("2024-12-31", refused.Fact("as_of"));

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(created, await client.GetOrganizationAsync(request));
    }

    [Theory]
    [InlineData("")]
    [InlineData("organizations/")]
    [InlineData("units/a")]
    [InlineData("organizations/A")]
    [InlineData("organizations/a/b")]
    public async Task A_malformed_name_is_refused(string name) =>
        await Refused.ForFieldAsync("name", async () => await service.Client.GetOrganizationAsync(new() { Name = name }));

    [Fact]
    public async Task Several_are_answered_in_the_order_asked_also_when_asked_twice()
    {
        var (province, district, commune) = await ThreeLevelsAsync();
        var request = new BatchGetOrganizationsRequest { AsOf = "2024-02-06" };
        request.Names.Add([commune.Name, province.Name, district.Name, commune.Name]);

        var response = await service.Client.BatchGetOrganizationsAsync(request);

        Assert.Equal([commune, province, district, commune], response.Organizations);
    }

    [Fact]
    public async Task Several_are_all_or_none()
    {
        var (province, district, _) = await ThreeLevelsAsync();
        var unknown = new BatchGetOrganizationsRequest { AsOf = "2024-02-06", Names = { province.Name, "organizations/nowhere" } };
        var ended = new BatchGetOrganizationsRequest { AsOf = "2025-07-01", Names = { province.Name, district.Name } };

        var refused = await Refused.WithAsync(
            "ORGANIZATION_NOT_FOUND", StatusCode.NotFound, async () => await service.Client.BatchGetOrganizationsAsync(unknown));
        Assert.Equal("organizations/nowhere", refused.ReadDetail<ResourceInfo>()!.ResourceName);
        refused = await Refused.WithAsync(
            "ORGANIZATION_NOT_IN_FORCE",
            StatusCode.FailedPrecondition,
            async () => await service.Client.BatchGetOrganizationsAsync(ended));
        Assert.Equal(district.Name, refused.ReadDetail<ResourceInfo>()!.ResourceName);
    }

    [Fact]
    public async Task All_that_are_missing_are_named_each_at_its_place()
    {
        var (province, _, _) = await ThreeLevelsAsync();
        var request = new BatchGetOrganizationsRequest
        {
            AsOf = "2024-02-06",
            Names = { "organizations/nowhere", province.Name, "organizations/neither", "organizations/nowhere" },
        };

        var refused = await Refused.WithAsync(
            "ORGANIZATION_NOT_FOUND", StatusCode.NotFound, async () => await service.Client.BatchGetOrganizationsAsync(request));

        var named = refused.ReadDetail<BadRequest>()!.FieldViolations;
        Assert.Equal(["names[0]", "names[2]"], named.Select(violation => violation.Field));
        Assert.Contains("organizations/neither", named[1].Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(long.MaxValue, 0)]
    [InlineData(long.MinValue, 0)]
    [InlineData(0, -1)]
    [InlineData(0, int.MaxValue)]
    public async Task A_moment_that_is_none_is_refused(long seconds, int nanos) => await Refused.ForFieldAsync(
        "known_at",
        async () => await service.Client.GetOrganizationAsync(
            new() { Name = "organizations/a", KnownAt = new() { Seconds = seconds, Nanos = nanos } }));

    [Fact]
    public async Task What_stood_above_is_told_from_the_top_down()
    {
        var (province, district, commune) = await ThreeLevelsAsync();

        var above = await service.Client.LookupAncestorsAsync(new() { Name = commune.Name, AsOf = "2024-02-06" });

        Assert.Equal([province, district], above.Organizations);
        Assert.Empty((await service.Client.LookupAncestorsAsync(new() { Name = province.Name })).Organizations);
    }

    [Fact]
    public async Task Versions_that_are_long_in_coming_are_waited_for_as_long_as_the_call_may_take()
    {
        var created = await service.RegisterAsync(Requests.Create("Tỉnh Hà Sơn Bình"));
        // What is still reading changes into memory would wait for the table, too.
        await TreeProbe.InUseAsync(service, service.Client);
        await using var hold = await HeldLock.TakeAsync(
            service.Database.DataSource, "lock table organization_lineage in access exclusive mode");

        using var call = service.Client.LookupOrganizationVersionsAsync(new() { Name = created.Name, KnownAt = created.CreateTime });
        // Longer than the five seconds of commands that state no time of their own.
        await Eventually.BecomesTrueAsync(
            async () => call.ResponseAsync.IsCompleted || await hold.WaitedForAsync() > TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(30));
        await hold.DisposeAsync();

        Assert.Equal("Tỉnh Hà Sơn Bình", Assert.Single((await call).Versions).DisplayName);
    }

    [Fact]
    public async Task Versions_tell_their_days_and_codes()
    {
        var created = await service.RegisterAsync(Requests.Create("Tỉnh Hà Nam Ninh", to: "2025-07-01", statisticsCode: "71"));

        var versions = (await service.Client.LookupOrganizationVersionsAsync(new() { Name = created.Name })).Versions;

        var only = Assert.Single(versions);
        Assert.Equal(("2004-08-31", "2025-07-01", "71"), (only.ValidFrom, only.ValidTo, Assert.Single(only.OfficialCodes).Code));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task One_to_a_hundred_are_read_at_once(int count)
    {
        var request = new BatchGetOrganizationsRequest();
        request.Names.AddRange(Enumerable.Repeat("organizations/a", count));

        await Refused.ForFieldAsync("names", async () => await service.Client.BatchGetOrganizationsAsync(request));
    }

    private async Task<(Organization Province, Organization District, Organization Commune)> ThreeLevelsAsync()
    {
        var province = await service.RegisterAsync(Requests.Create("Tỉnh Cao Bằng"));
        var district = await service.RegisterAsync(
            Requests.Create("Huyện Hà Quảng", province.Name, to: "2025-07-01", level: AdministrativeLevel.District));
        var commune = await service.RegisterAsync(
            Requests.Create("Thị trấn Thông Nông", district.Name, to: "2025-07-01", level: AdministrativeLevel.Commune));
        return (province, district, commune);
    }
}
