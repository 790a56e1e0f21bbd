using Xunit;

namespace AnTq.Cli.Tests.Organizations;

/// <summary>The commands that look things up, in a small register.</summary>
public sealed class LookupTests(LoadedOrganizations loaded) : IClassFixture<LoadedOrganizations>
{
    [Fact]
    public async Task Get_shows_what_a_unit_was_on_a_day_and_all_its_versions()
    {
        var shown = await loaded.ShowAsync("get", "058", "--date", "2024-02-06");

        Assert.Matches(@"Tên\s+Thành phố Bắc Kạn", shown);
        Assert.Matches(@"Loại\s+Thành phố thuộc tỉnh \(Cấp huyện\)", shown);
        Assert.Matches(@"Mã\s+058", shown);
        Assert.Matches(@"Trực thuộc\s+Tỉnh Bắc Kạn", shown);
        Assert.Matches(@"Hiệu lực\s+11/03/2015 – 30/06/2025", shown);
        Assert.Matches(@"│ 31/08/2004 – 10/03/2015\s+│ Thị xã Bắc Kạn\s+│ Thị xã\s+│ 058", shown);
    }

    [Fact]
    public async Task Get_takes_a_resource_name()
    {
        var shown = await loaded.ShowAsync("get", "gso-01849-2025-07-01");

        Assert.Matches(@"Tên\s+Xã Phong Quang", shown);
        Assert.Matches(@"Hiệu lực\s+từ 01/07/2025", shown);
    }

    [Fact]
    public async Task A_code_of_several_bearers_needs_a_day()
    {
        var run = await loaded.Organizations.RunAsync("get", "19");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("gso-19-2004-08-31", run.Errors, StringComparison.Ordinal);
        Assert.Contains("gso-19-2025-07-01", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_tells_places_of_one_name_apart()
    {
        var shown = await loaded.ShowAsync("find", "duc xuan");

        Assert.Matches(@"│ Phường Đức Xuân │ Tỉnh Thái Nguyên\s+│ từ 01/07/2025\s+│ organizations/gso-01840-2025-07-01", shown);
        Assert.Matches(@"│ Phường Đức Xuân │ Thành phố Bắc Kạn, Tỉnh Bắc Kạn\s+│ 31/08/2004 – 30/06/2025", shown);
    }

    [Fact]
    public async Task Tree_shows_what_stood_below_a_unit_on_a_day()
    {
        var shown = await loaded.ShowAsync("tree", "06", "--date", "2025-06-30");

        Assert.Equal(
            """
            Tỉnh Bắc Kạn (06)
            └── Thành phố Bắc Kạn (058)
                ├── Phường Đức Xuân (01840)
                └── Xã Dương Quang (01849)
            4 đơn vị
            """,
            string.Join('\n', shown.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd())));
    }

    [Fact]
    public async Task Lineage_shows_what_became_of_a_unit_and_of_what_stood_below_it()
    {
        var shown = await loaded.ShowAsync("lineage", "058", "--date", "2024-02-06", "--subordinates");

        Assert.Contains("Thành phố Bắc Kạn: 2 bước chuyển.", shown, StringComparison.Ordinal);
        Assert.Matches(@"│ 01/07/2025 │ Xã Dương Quang\s+│ Xã Phong Quang\s+│ toàn bộ", shown);
        Assert.Contains("Kết quả: 2 đơn vị.", shown, StringComparison.Ordinal);
        Assert.Matches(@"│ Phường Đức Xuân │ từ 01/07/2025 │ toàn bộ\s+│ organizations/gso-01840-2025-07-01", shown);
    }

    [Fact]
    public async Task Lineage_goes_back_to_predecessors()
    {
        var shown = await loaded.ShowAsync("lineage", "gso-19-2025-07-01", "--predecessors", "--until", "2025-06-30");

        Assert.Contains("Kết quả: 2 đơn vị.", shown, StringComparison.Ordinal);
        Assert.Matches(@"│ Tỉnh Bắc Kạn\s+│ 31/08/2004 – 30/06/2025", shown);
    }

    [Fact]
    public async Task Count_counts_by_level_and_type()
    {
        var shown = await loaded.ShowAsync("count", "--date", "2025-06-30");

        Assert.StartsWith("Cả nước", shown, StringComparison.Ordinal);
        Assert.Matches(@"│ Cấp tỉnh\s+│ Tỉnh\s+│\s+2 │", shown);
        Assert.Matches(@"│ Cấp huyện\s+│ Thành phố thuộc tỉnh\s+│\s+1 │", shown);
        Assert.Matches(@"│ Tổng cộng\s+│\s+│\s+5 │", shown);
    }
}
