using System.Globalization;
using AnTq.Organizations.V1;
using Grpc.Core;
using Xunit;

namespace AnTq.Organizations.Tests.Features;

public sealed class ParentTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    [Fact]
    public async Task An_unknown_parent_is_refused() =>
        await RefusedAsync(Requests.Create("Xã Đôn Phong", "organizations/nowhere"), "PARENT_NOT_FOUND", StatusCode.NotFound);

    [Fact]
    public async Task Nobody_is_its_own_parent()
    {
        var id = Requests.NewId("own-parent");

        await RefusedAsync(Requests.Create("Xã Đôn Phong", $"organizations/{id}", id: id), "PARENT_NOT_FOUND", StatusCode.NotFound);
    }

    [Theory]
    [InlineData("2004-08-30", "2020-01-01")]
    [InlineData("2025-06-30", "2025-07-02")]
    [InlineData("2025-07-01", "")]
    [InlineData("2020-01-01", "")]
    public async Task A_parent_must_be_in_force_on_every_day(string from, string to)
    {
        var parent = await service.RegisterAsync(Requests.Create("Tỉnh Yên Bái", from: "2004-08-31", to: "2025-07-01"));

        var refused = await RefusedAsync(
            Requests.Create("Thành phố Yên Bái", parent.Name, from, to), "PARENT_NOT_IN_FORCE", StatusCode.FailedPrecondition);

        Assert.Equal("{[2004-08-31,2025-07-01)}", refused.Fact("parent_in_force"));
    }

    [Theory]
    [InlineData("2004-08-31", "2025-07-01")]
    [InlineData("2025-06-30", "2025-07-01")]
    public async Task Any_days_within_those_of_the_parent_will_do(string from, string to)
    {
        var parent = await service.RegisterAsync(Requests.Create("Tỉnh Yên Bái", from: "2004-08-31", to: "2025-07-01"));

        var created = await service.RegisterAsync(Requests.Create("Thành phố Yên Bái", parent.Name, from, to));

        Assert.Equal([parent.Name], created.Ancestors);
    }

    [Fact]
    public async Task A_tree_is_twelve_levels_deep_and_no_deeper()
    {
        var last = await service.RegisterAsync(Requests.Create("Cấp 1"));
        for (var depth = 2; depth <= 12; depth++)
            last = await service.RegisterAsync(Requests.Create(string.Create(CultureInfo.InvariantCulture, $"Cấp {depth}"), last.Name));

        Assert.Equal(11, last.Ancestors.Count);
        Assert.Equal(last, await service.Client.GetOrganizationAsync(new() { Name = last.Name, AsOf = "2010-01-01" }));
        await RefusedAsync(Requests.Create("Cấp 13", last.Name), "TREE_TOO_DEEP", StatusCode.FailedPrecondition);
    }

    private async Task<RpcException> RefusedAsync(CreateOrganizationRequest request, string reason, StatusCode code)
    {
        var before = await service.CountEverythingAsync();
        var refused = await Refused.WithAsync(reason, code, () => service.RegisterAsync(request));
        Assert.Equal(before, await service.CountEverythingAsync());
        return refused;
    }
}
