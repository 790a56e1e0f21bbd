using AnTq.Feed.V1;
using AnTq.Organizations.V1;
using AnTq.Testing;
using Grpc.Core;
using Xunit;
using VersionStart = AnTq.Organizations.V1.OrganizationVersionRow.Types.VersionStart;

namespace AnTq.Organizations.Tests.Imports;

/// <summary>What an import makes of units that are known already.</summary>
public sealed class CorrectionByImportTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    [Fact]
    public async Task A_row_with_another_name_corrects_it_and_what_was_recorded_stays_readable()
    {
        await service.ImportAsync(Import.Rows(Import.Province("20", "Tỉnh Sai")));
        var recorded = (await service.Client.GetOrganizationAsync(new() { Name = Named("gso-20-2004-08-31") })).CreateTime;

        var report = await service.ImportAsync(Import.Rows(Import.Province("20", "Tỉnh Đúng")));

        Assert.Equal((1, 0, true), (report.RowsAccepted, report.RowsUnchanged, report.Imported));
        Assert.Equal("Tỉnh Đúng", (await GetAsync("gso-20-2004-08-31", "2004-08-31")).DisplayName);
        var then = await service.Client.GetOrganizationAsync(new() { Name = Named("gso-20-2004-08-31"), KnownAt = recorded });
        Assert.Equal("Tỉnh Sai", then.DisplayName);
    }

    [Fact]
    public async Task A_name_in_decomposed_Unicode_is_the_same_name()
    {
        await service.ImportAsync(Import.Rows(Import.Province("21", "Tỉnh Hòa Bình")));

        var report = await service.ImportAsync(Import.Rows(Import.Province("21", "Tỉnh Hòa Bình".Normalize(System.Text.NormalizationForm.FormD))));

        Assert.Equal((0, 1, false), (report.RowsAccepted, report.RowsUnchanged, report.Imported));
    }

    [Fact]
    public async Task A_version_that_follows_on_a_recorded_one_goes_on_with_the_same_unit()
    {
        await service.ImportAsync(Import.Rows(Import.Province("22", "Tỉnh Cũ")));

        var report = await service.ImportAsync(Import.Rows(
            Import.Province("22", "Tỉnh Cũ", to: "2010-01-01"), Import.Province("22", "Tỉnh Mới", from: "2010-01-01").Begun(VersionStart.Changed)));

        Assert.Equal(2, report.RowsAccepted);
        Assert.Equal("Tỉnh Cũ", (await GetAsync("gso-22-2004-08-31", "2009-12-31")).DisplayName);
        Assert.Equal("Tỉnh Mới", (await GetAsync("gso-22-2004-08-31", "2010-01-01")).DisplayName);
    }

    [Theory]
    [InlineData("23", "2010-01-01", VersionStart.Established)]
    [InlineData("24", "2010-01-02", VersionStart.Changed)]
    public async Task A_version_that_is_established_or_comes_after_a_gap_is_another_unit(string code, string from, VersionStart start)
    {
        await service.ImportAsync(Import.Rows(
            Import.Province(code, "Tỉnh Cũ", to: "2010-01-01"), Import.Province(code, "Tỉnh Mới", from: from).Begun(start)));

        Assert.Equal("Tỉnh Cũ", (await GetAsync($"gso-{code}-2004-08-31", "2009-12-31")).DisplayName);
        Assert.Equal("Tỉnh Mới", (await GetAsync($"gso-{code}-{from}", from)).DisplayName);
        await Refused.WithAsync("ORGANIZATION_NOT_IN_FORCE", StatusCode.FailedPrecondition, () => GetAsync($"gso-{code}-2004-08-31", from));
    }

    [Fact]
    public async Task A_unit_that_was_registered_by_hand_keeps_its_name()
    {
        var unit = await service.RegisterAsync(Requests.Create("Tỉnh Ghi Tay", statisticsCode: "25"));

        var report = await service.ImportAsync(Import.Rows(Import.Province("25", "Tỉnh Ghi Tay", to: "2010-01-01")));

        Assert.Equal(1, report.RowsAccepted);
        var read = await service.Client.GetOrganizationAsync(new() { Name = unit.Name, AsOf = "2009-12-31" });
        Assert.Equal(("2010-01-01", AdministrativeUnitType.Province), (read.ValidTo, read.AdministrativeUnitType));
        Assert.NotEqual(unit.Etag, read.Etag);
    }

    [Fact]
    public async Task Committees_end_with_their_unit()
    {
        await service.ImportAsync(Import.Rows(Import.Province("26", "Tỉnh Kết Thúc")));
        var committee = await service.RegisterAsync(Requests.Create(
            "Ban Chỉ đạo 138 Tỉnh Kết Thúc", Named("gso-26-2004-08-31"), from: "2005-01-01", kind: OrganizationKind.SteeringCommittee));

        var report = await service.ImportAsync(Import.Rows(Import.Province("26", "Tỉnh Kết Thúc", to: "2025-07-01")));

        Assert.Empty(report.Faults);
        var last = await service.Client.GetOrganizationAsync(new() { Name = committee.Name, AsOf = "2025-06-30" });
        Assert.Equal("2025-07-01", last.ValidTo);
    }

    [Fact]
    public async Task Every_unit_that_is_new_or_changed_is_announced_once()
    {
        var district = Import.District("270", "Huyện Yên", "27");
        await service.ImportAsync(Import.Rows(Import.Province("27", "Tỉnh Báo Tin"), district));
        await service.ImportAsync(Import.Rows(Import.Province("27", "Tỉnh Báo Tin Khác"), district));
        await service.ImportAsync(Import.Rows(Import.District("279", "Huyện Sau Cùng", "27")));

        // Once the last is told, all that was announced before it is.
        var path = (await GetAsync("gso-27-2004-08-31", "2004-08-31")).Path;
        var told = await Eventually.BecomesAsync(
            () => ToldBelowAsync(path), events => events.Any(happened => happened.Subject == Named("gso-279-2004-08-31")), TimeSpan.FromSeconds(30));
        Assert.Equal(
            ["created gso-27-2004-08-31", "created gso-270-2004-08-31", "changed gso-27-2004-08-31", "created gso-279-2004-08-31"],
            told.Select(happened => $"{happened.Type.Split('.')[^2]} {happened.Subject["organizations/".Length..]}"));
        using var document = System.Text.Json.JsonDocument.Parse(told[2].CloudEvent);
        var data = document.RootElement.GetProperty("data");
        Assert.Equal(Named("gso-27-2004-08-31"), data.GetProperty("organization").GetString());
        Assert.Equal("2004-08-31", data.GetProperty("effectiveDate").GetString());
        Assert.Equal("import", data.GetProperty("cause").GetString());
        Assert.Equal("Tỉnh Báo Tin Khác", data.GetProperty("versions")[0].GetProperty("displayName").GetString());
    }

    [Fact]
    public async Task A_unit_that_turns_out_never_to_have_existed_is_announced_where_it_stood()
    {
        var district = Import.District("290", "Huyện Hai Chín", "29", to: "2010-01-01");
        await service.ImportAsync(Import.Rows(
            Import.Province("29", "Tỉnh Hai Chín"), district, Import.District("290", "Huyện Khác", "29", "2010-01-01").Begun(VersionStart.Established)));
        var known = await GetAsync("gso-290-2010-01-01", "2010-01-01");
        await using var listener = await EventListener.StartAsync(service.BrokerAddress, "organizations.organization.changed.#");

        await service.ImportAsync(Import.Rows(Import.District("290", "Huyện Khác", "29", "2010-01-01").Begun(VersionStart.Changed)));

        var keys = new[] { (await listener.NextAsync()).RoutingKey, (await listener.NextAsync()).RoutingKey };
        Assert.Contains($"organizations.organization.changed.{known.Path}", keys);
    }

    [Fact]
    public async Task What_is_not_in_the_stream_stays()
    {
        await service.ImportAsync(Import.Rows(Import.Province("28", "Tỉnh Ở Đó"), Import.District("280", "Huyện Ở Đó", "28")));

        await service.ImportAsync(Import.Rows(Import.District("281", "Huyện Thêm", "28")));

        Assert.Equal(Named("gso-28-2004-08-31"), (await GetAsync("gso-281-2004-08-31", "2020-01-01")).Parent);
        Assert.Equal("Huyện Ở Đó", (await GetAsync("gso-280-2004-08-31", "2020-01-01")).DisplayName);
    }

    private static string Named(string id) => $"organizations/{id}";

    private async Task<IReadOnlyList<FeedEvent>> ToldBelowAsync(string path) =>
        (await new OrganizationEventService.OrganizationEventServiceClient(service.Channel).ListOrganizationEventsAsync(
            new ListOrganizationEventsRequest { PathPrefix = path })).Events;

    private async Task<Organization> GetAsync(string id, string day) =>
        await service.Client.GetOrganizationAsync(new() { Name = Named(id), AsOf = day });
}
