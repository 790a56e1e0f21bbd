using AnTq.Organizations.V1;
using Xunit;
using VersionStart = AnTq.Organizations.V1.OrganizationVersionRow.Types.VersionStart;

namespace AnTq.Organizations.Tests.Imports;

/// <summary>Links between units that ended and units that began: two provinces 30 and 31 that end on 2025-07-01, and a new 30 and 32.</summary>
public sealed class LineageImportTests(LineageImportTests.Reform reform) : IClassFixture<LineageImportTests.Reform>
{
    private const string Day = "2025-07-01";

    [Theory]
    [InlineData("30", "33", LineageExtent.Full, Day, "successor_code", "SUCCESSOR_NOT_IN_FORCE")]
    [InlineData("33", "30", LineageExtent.Full, Day, "predecessor_code", "PREDECESSOR_NOT_IN_FORCE")]
    [InlineData("30", "32", LineageExtent.Full, "2025-06-30", "successor_code", "SUCCESSOR_NOT_IN_FORCE")]
    [InlineData("34", "34", LineageExtent.Full, Day, "successor_code", "SUCCEEDS_ITSELF")]
    [InlineData("30", "30", LineageExtent.Unspecified, Day, "extent", "EXTENT_INVALID")]
    [InlineData("30", "3", LineageExtent.Full, Day, "successor_code", "CODE_INVALID")]
    [InlineData("30", "30", LineageExtent.Full, "1900-01-01", "effective_date", "DAY_INVALID")]
    public async Task A_fault_of_a_row_is_told(string from, string to, LineageExtent extent, string day, string field, string reason)
    {
        var report = await CheckAsync(Link(from, to, extent, day));

        var fault = Assert.Single(report.Faults);
        Assert.Equal((2, field, reason), (fault.RowNumber, fault.Field, fault.Reason));
        Assert.False(report.Imported);
    }

    [Fact]
    public async Task A_link_that_stands_there_twice_is_told()
    {
        var report = await CheckAsync(Link("31", "30", LineageExtent.Full), Link("31", "30", LineageExtent.Full));

        Assert.Equal((3, "ROW_REPEATED"), (report.Faults[0].RowNumber, report.Faults[0].Reason));
    }

    [Fact]
    public async Task All_of_a_unit_cannot_go_to_two()
    {
        var report = await CheckAsync(Link("31", "30", LineageExtent.Full), Link("31", "32", LineageExtent.Partial));

        Assert.Equal(["EXTENT_INVALID", "EXTENT_INVALID"], report.Faults.Select(fault => fault.Reason));
    }

    [Fact]
    public async Task An_extent_is_corrected_and_the_same_links_again_change_nothing()
    {
        var first = await reform.Service.ImportAsync([Link("30", "30", LineageExtent.Full, row: 2)]);
        var again = await reform.Service.ImportAsync([Link("30", "30", LineageExtent.Full, row: 2)]);
        var corrected = await reform.Service.ImportAsync([Link("30", "30", LineageExtent.Partial, row: 2), Link("30", "32", LineageExtent.Partial, row: 3)]);
        var after = await reform.Service.ImportAsync([Link("30", "30", LineageExtent.Partial, row: 2), Link("30", "32", LineageExtent.Partial, row: 3)]);

        Assert.Equal((1, 0), (first.RowsAccepted, first.RowsUnchanged));
        Assert.Equal((0, 1, false), (again.RowsAccepted, again.RowsUnchanged, again.Imported));
        Assert.Equal((2, 0), (corrected.RowsAccepted, corrected.RowsUnchanged));
        Assert.Equal((0, 2), (after.RowsAccepted, after.RowsUnchanged));
    }

    private Task<ImportReport> CheckAsync(params LineageLinkRow[] rows)
    {
        for (var i = 0; i < rows.Length; i++)
            rows[i].RowNumber = i + 2;
        return reform.Service.ImportAsync(rows, Import.Header(rows.Length, validateOnly: true));
    }

    private static LineageLinkRow Link(string from, string to, LineageExtent extent, string day = Day, int row = 0) => new()
    {
        RowNumber = row,
        EffectiveDate = day,
        PredecessorLevel = AdministrativeLevel.Province,
        PredecessorCode = from,
        SuccessorLevel = AdministrativeLevel.Province,
        SuccessorCode = to,
        Extent = extent,
    };

    /// <summary>The service with these provinces, and 34, which goes on.</summary>
    public sealed class Reform : IAsyncLifetime
    {
        public OrganizationsService Service { get; } = new();

        public async Task InitializeAsync()
        {
            await Service.InitializeAsync();
            var report = await Service.ImportAsync(Import.Rows(
                Import.Province("30", "Tỉnh Ba Mươi", to: Day),
                Import.Province("30", "Tỉnh Ba Mươi", from: Day).Begun(VersionStart.Established),
                Import.Province("31", "Tỉnh Ba Mốt", to: Day),
                Import.Province("32", "Tỉnh Ba Hai", from: Day),
                Import.Province("34", "Tỉnh Ba Tư")));
            Assert.Empty(report.Faults);
        }

        public Task DisposeAsync() => Service.DisposeAsync();
    }
}
