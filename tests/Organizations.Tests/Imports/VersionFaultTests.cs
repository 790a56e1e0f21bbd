using AnTq.Organizations.V1;
using Xunit;

namespace AnTq.Organizations.Tests.Imports;

/// <summary>Rows of versions that can't be taken: each is told by its number, field and reason, and then nothing is imported.</summary>
public sealed class VersionFaultTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    public static TheoryData<string, string, Action<OrganizationVersionRow>> FaultsOfARow { get; } = new()
    {
        { "code", "CODE_INVALID", row => row.Code = "0584" },
        { "code", "CODE_INVALID", row => row.Code = "" },
        { "code", "CODE_INVALID", row => row.Code = "٠٥٨٤٠" },
        { "level", "LEVEL_INVALID", row => row.Level = AdministrativeLevel.National },
        { "level", "LEVEL_INVALID", row => row.Level = AdministrativeLevel.Unspecified },
        { "administrative_unit_type", "TYPE_DOES_NOT_FIT_LEVEL", row => row.AdministrativeUnitType = AdministrativeUnitType.Town },
        { "administrative_unit_type", "TYPE_DOES_NOT_FIT_LEVEL", row => row.AdministrativeUnitType = AdministrativeUnitType.Unspecified },
        { "display_name", "NAME_INVALID", row => row.DisplayName = " " },
        { "display_name", "NAME_INVALID", row => row.DisplayName = "Xã\nHai Dòng" },
        { "display_name", "NAME_INVALID", row => row.DisplayName = new string('x', 201) },
        { "valid_from", "DAY_INVALID", row => row.ValidFrom = "1944-12-31" },
        { "valid_from", "DAY_INVALID", row => row.ValidFrom = "2004-02-30" },
        { "valid_from", "DAY_INVALID", row => row.ValidFrom = "" },
        { "valid_to", "DAY_INVALID", row => row.ValidTo = "2101-01-01" },
        { "valid_to", "VALIDITY_ENDS_BEFORE_IT_STARTS", row => row.ValidTo = row.ValidFrom },
        { "parent_code", "PARENT_INVALID", row => row.ParentCode = "" },
        { "parent_code", "PARENT_INVALID", row => row.ParentCode = row.Code },
        { "parent_code", "PARENT_NOT_FOUND", row => row.ParentCode = "77" },
        { "parent_code", "PARENT_NOT_FOUND", row => row.ValidFrom = "2000-01-01" },
    };

    [Theory]
    [MemberData(nameof(FaultsOfARow))]
    public async Task A_fault_of_a_row_is_told(string field, string reason, Action<OrganizationVersionRow> spoil)
    {
        var commune = Import.Commune("05840", "Xã Mẫu", "058");
        spoil(commune);

        await AssertFaultAsync(4, field, reason, Import.Province("06", "Tỉnh Sáu"), Import.District("058", "Huyện Tám", "06"), commune);
    }

    [Fact]
    public async Task Control_characters_are_refused_with_the_whole_stream()
    {
        var rows = Import.Rows(Import.Province("06", "Tỉnh Sáu"), Import.Province("05", "Tỉnh\u0007 Chuông"));

        await Refused.ForFieldAsync("rows.rows[1].display_name", () => service.ImportAsync(rows));
    }

    [Fact]
    public Task A_province_stands_below_nothing()
    {
        var province = Import.Province("07", "Tỉnh Bảy");
        province.ParentCode = "06";
        return AssertFaultAsync(2, "parent_code", "PARENT_INVALID", province);
    }

    [Fact]
    public Task A_row_that_stands_there_twice_is_told() => AssertFaultAsync(
        3, "valid_from", "ROW_REPEATED", Import.Province("08", "Tỉnh Tám"), Import.Province("08", "Tỉnh Tám"));

    [Fact]
    public Task Versions_that_overlap_are_told() => AssertFaultAsync(
        3, "valid_from", "VERSIONS_OVERLAP",
        Import.Province("09", "Tỉnh Chín", to: "2010-01-02"), Import.Province("09", "Tỉnh Chín Mới", from: "2010-01-01"));

    [Fact]
    public async Task A_version_that_overlaps_one_that_is_recorded_is_told()
    {
        await service.ImportAsync(Import.Rows(Import.Province("10", "Tỉnh Mười")));

        await AssertFaultAsync(2, "valid_from", "VERSIONS_OVERLAP", Import.Province("10", "Tỉnh Mười Mới", from: "2010-01-01"));
    }

    [Fact]
    public Task A_version_that_changes_nothing_is_told() => AssertFaultAsync(
        3, "valid_from", "VERSION_CHANGES_NOTHING",
        Import.Province("11", "Tỉnh Mười Một", to: "2010-01-01"), Import.Province("11", "Tỉnh Mười Một", from: "2010-01-01"));

    [Fact]
    public Task A_parent_that_ends_earlier_is_told() => AssertFaultAsync(
        3, "parent_code", "PARENT_NOT_IN_FORCE",
        Import.Province("12", "Tỉnh Mười Hai", to: "2010-01-01"), Import.District("121", "Huyện", "12", to: "2010-01-02"));

    [Fact]
    public async Task A_unit_whose_subordinates_would_go_on_cannot_end()
    {
        await service.ImportAsync(Import.Rows(Import.Province("13", "Tỉnh Mười Ba"), Import.District("131", "Huyện Ở Lại", "13")));

        var fault = await AssertFaultAsync(2, "valid_to", "SUBORDINATES_IN_FORCE", Import.Province("13", "Tỉnh Mười Ba", to: "2010-01-01"));
        Assert.Contains("Huyện Ở Lại", fault.MessageVi, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_below_which_an_agency_would_go_on_cannot_end()
    {
        await service.ImportAsync(Import.Rows(Import.Province("14", "Tỉnh Mười Bốn")));
        await service.RegisterAsync(Requests.Create(
            "Sở Ở Lại", "organizations/gso-14-2004-08-31", kind: OrganizationKind.Agency, from: "2005-01-01"));

        var fault = await AssertFaultAsync(2, "valid_to", "SUBORDINATES_IN_FORCE", Import.Province("14", "Tỉnh Mười Bốn", to: "2010-01-01"));
        Assert.Contains("Sở Ở Lại", fault.MessageVi, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_faulty_row_is_counted_and_the_first_thousand_faults_are_told()
    {
        var rows = Import.Rows([.. Enumerable.Range(0, 2_500).Select(code => Import.Commune($"{code:D5}", "Xã", "999"))]);

        var report = await service.ImportAsync(rows);

        Assert.Equal((2_500, 0, 2_500, 1_000, false), (report.RowsRead, report.RowsAccepted, report.RowsRefused, report.Faults.Count, report.Imported));
        Assert.Equal(Enumerable.Range(2, 1_000), report.Faults.Select(fault => fault.RowNumber));
    }

    private async Task<ImportFault> AssertFaultAsync(int row, string field, string reason, params OrganizationVersionRow[] rows)
    {
        var before = await service.CountEverythingAsync();
        var report = await service.ImportAsync(Import.Rows(rows), Import.Header(rows.Length, validateOnly: true));
        Assert.Equal(before, await service.CountEverythingAsync());
        var fault = Assert.Single(report.Faults);
        Assert.Equal((row, field, reason), (fault.RowNumber, fault.Field, fault.Reason));
        Assert.Equal((1, rows.Length - 1, false), (report.RowsRefused, report.RowsAccepted + report.RowsUnchanged, report.Imported));
        return fault;
    }
}
