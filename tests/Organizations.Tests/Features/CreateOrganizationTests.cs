using System.Globalization;
using AnTq.Organizations.V1;
using Dapper;
using Grpc.Core;
using Xunit;

namespace AnTq.Organizations.Tests.Features;

public sealed class CreateOrganizationTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    [Fact]
    public async Task An_organization_is_answered_and_read_as_it_was_registered()
    {
        var request = Requests.Create("Tỉnh Bắc Kạn", from: "2004-08-31", to: "2025-07-01", statisticsCode: "06");

        var created = await service.RegisterAsync(request);

        Assert.StartsWith("organizations/", created.Name, StringComparison.Ordinal);
        Assert.Equal(7, Guid.Parse(created.Name["organizations/".Length..]).Version);
        Assert.Equal("Tỉnh Bắc Kạn", created.DisplayName);
        Assert.Equal(OrganizationKind.AdministrativeUnit, created.Kind);
        Assert.Equal(AdministrativeLevel.Province, created.Level);
        Assert.Equal(("2004-08-31", "2025-07-01"), (created.ValidFrom, created.ValidTo));
        Assert.Equal([Requests.Statistics("06")], created.OfficialCodes);
        Assert.Equal(("", ""), (created.Parent, string.Concat(created.Ancestors)));
        Assert.Matches("^[0-9a-z]{1,13}$", created.Path);
        Assert.Matches("^\".+\"$", created.Etag);
        Assert.InRange(TimeProvider.System.GetUtcNow() - created.CreateTime.ToDateTimeOffset(), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Equal(created, await service.Client.GetOrganizationAsync(new() { Name = created.Name, AsOf = "2018-12-31" }));
    }

    [Fact]
    public async Task The_caller_may_choose_the_last_part_of_the_name()
    {
        var id = Requests.NewId("tinh-cao-bang");

        var created = await service.RegisterAsync(Requests.Create("Tỉnh Cao Bằng", id: id));

        Assert.Equal($"organizations/{id}", created.Name);
    }

    [Fact]
    public async Task An_organization_below_another_carries_the_way_from_the_top()
    {
        var province = await service.RegisterAsync(Requests.Create("Tỉnh Tuyên Quang"));
        var district = await service.RegisterAsync(
            Requests.Create("Huyện Hàm Yên", province.Name, to: "2025-07-01", level: AdministrativeLevel.District));
        var commune = await service.RegisterAsync(
            Requests.Create("Xã Bình Xa", district.Name, to: "2025-07-01", level: AdministrativeLevel.Commune));

        Assert.Equal(district.Name, commune.Parent);
        Assert.Equal([province.Name, district.Name], commune.Ancestors);
        Assert.Equal($"{district.Path}.{commune.Path.Split('.')[^1]}", commune.Path);
        Assert.StartsWith($"{province.Path}.", district.Path, StringComparison.Ordinal);
        Assert.Equal(commune, await service.Client.GetOrganizationAsync(new() { Name = commune.Name, AsOf = "2024-02-06" }));
    }

    [Fact]
    public async Task What_is_for_output_only_is_ignored()
    {
        var request = Requests.Create("Bộ Công an", level: AdministrativeLevel.National, kind: OrganizationKind.PoliceUnit);
        request.Organization.Name = "organizations/somebody-else";
        request.Organization.Path = "a.b";
        request.Organization.Etag = "\"x\"";
        request.Organization.Ancestors.Add("organizations/somebody-else");

        var created = await service.RegisterAsync(request);

        Assert.NotEqual("organizations/somebody-else", created.Name);
        Assert.Empty(created.Ancestors);
        Assert.DoesNotContain('.', created.Path);
    }

    [Fact]
    public async Task A_repeated_request_gets_the_first_answer_and_changes_nothing()
    {
        var request = Requests.Create("Tỉnh Thái Nguyên", statisticsCode: "19");
        var first = await service.RegisterAsync(request);
        var before = await service.CountEverythingAsync();

        var second = await service.RegisterAsync(request);

        Assert.Equal(first, second);
        Assert.Equal(before, await service.CountEverythingAsync());
    }

    [Fact]
    public async Task A_request_id_with_other_content_is_refused()
    {
        var request = Requests.Create("Tỉnh Hà Giang");
        await service.RegisterAsync(request);
        request.Organization.DisplayName = "Tỉnh Hà Giang mới";

        await RefusedUnchangedAsync(request, "REQUEST_ID_REUSED", StatusCode.InvalidArgument);
    }

    [Fact]
    public async Task Validating_checks_everything_and_changes_nothing()
    {
        var before = await service.CountEverythingAsync();
        var request = Requests.Create("Tỉnh Lạng Sơn", statisticsCode: "20");
        request.ValidateOnly = true;

        var answer = await service.RegisterAsync(request);

        Assert.Equal("Tỉnh Lạng Sơn", answer.DisplayName);
        Assert.Equal(before, await service.CountEverythingAsync());
        request.Organization.Parent = "organizations/nowhere";
        await RefusedUnchangedAsync(request, "PARENT_NOT_FOUND", StatusCode.NotFound);
    }

    [Fact]
    public async Task A_taken_name_is_refused()
    {
        var id = Requests.NewId("taken");
        await service.RegisterAsync(Requests.Create("Tỉnh Hòa Bình", id: id));

        await RefusedUnchangedAsync(Requests.Create("Tỉnh Hòa Bình", id: id), "ORGANIZATION_ALREADY_EXISTS", StatusCode.AlreadyExists);
    }

    [Fact]
    public async Task Who_registered_what_is_written_down_once()
    {
        var headers = new Metadata { { "x-antq-caller", "register-of-units" } };

        var created = await service.Client.CreateOrganizationAsync(Requests.Create("Tỉnh Sơn La"), headers);

        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        var rows = await connection.QueryAsync<(string Caller, string Action, string After)>(
            "select caller, action, after ->> 'displayName' from platform.audit where resource = @Name", new { created.Name });
        Assert.Equal(("register-of-units", "create", "Tỉnh Sơn La"), Assert.Single(rows));
    }

    [Fact]
    public async Task Labels_are_never_given_twice()
    {
        var created = await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
            service.RegisterAsync(Requests.Create(string.Create(CultureInfo.InvariantCulture, $"Trường số {number}")))));

        Assert.Equal(20, created.Select(organization => organization.Path).Distinct().Count());
    }

    private async Task RefusedUnchangedAsync(CreateOrganizationRequest request, string reason, StatusCode code)
    {
        var before = await service.CountEverythingAsync();
        await Refused.WithAsync(reason, code, () => service.RegisterAsync(request));
        Assert.Equal(before, await service.CountEverythingAsync());
    }
}
