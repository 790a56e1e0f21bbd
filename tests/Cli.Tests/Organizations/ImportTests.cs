using System.Text;
using AnTq.Testing;
using Xunit;

namespace AnTq.Cli.Tests.Organizations;

public sealed class ImportTests(OrganizationCommands organizations) : IClassFixture<OrganizationCommands>
{
    [Fact]
    public async Task Versions_and_lineage_are_loaded_once_and_change_nothing_the_second_time()
    {
        var (versions, communes, provinces) = (Write("versions.csv", SmallRegister.Versions), Write("communes.csv", SmallRegister.Communes), Write("provinces.csv", SmallRegister.Provinces));

        var first = await organizations.RunAsync("import", versions, "--lineage", communes, "--lineage", provinces);
        var second = await organizations.RunAsync("import", versions, "--lineage", communes, "--lineage", provinces);

        AssertOutput(first, "versions.csv: đọc 9 dòng, nhận 9, không đổi 0, từ chối 0. ĐÃ NẠP.");
        AssertOutput(first, "communes.csv: đọc 2 dòng, nhận 2, không đổi 0, từ chối 0. ĐÃ NẠP.");
        AssertOutput(first, "provinces.csv: đọc 2 dòng, nhận 2, không đổi 0, từ chối 0. ĐÃ NẠP.");
        AssertOutput(second, "versions.csv: đọc 9 dòng, nhận 0, không đổi 9, từ chối 0. Không có gì thay đổi.");
        AssertOutput(second, "provinces.csv: đọc 2 dòng, nhận 0, không đổi 2, từ chối 0. Không có gì thay đổi.");
    }

    [Fact]
    public async Task A_check_changes_nothing()
    {
        var file = Write("checked.csv", Row("1,90,Tỉnh Kiểm Tra,Tỉnh,,2004-08-31,,initial"));

        var check = await organizations.RunAsync("import", file, "--validate-only");
        var live = await organizations.RunAsync("import", file);

        AssertOutput(check, "nhận 1, không đổi 0, từ chối 0. HỢP LỆ, chưa nạp (chỉ kiểm tra).");
        AssertOutput(live, "nhận 1, không đổi 0, từ chối 0. ĐÃ NẠP.");
    }

    [Fact]
    public async Task What_spreadsheets_write_is_read()
    {
        var text = "level,\"code\",name,type,parent_code,valid_from,valid_to,start_reason,end_reason,name_ascii\r\n"
            + "1,91,\"Tỉnh \"\"Ngoặc, Kép\"\"\",Tỉnh,,2004-08-31,,initial,,\r\n\r\n";

        var run = await organizations.RunAsync("import", organizations.Write("excel.csv", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]));
        var read = await organizations.RunAsync("find", "Ngoặc, Kép");

        AssertOutput(run, "đọc 1 dòng, nhận 1,");
        AssertOutput(read, "Tỉnh \"Ngoặc, Kép\"");
    }

    [Fact]
    public async Task Rows_that_cannot_be_taken_are_told_with_their_lines_and_nothing_is_loaded()
    {
        var file = Write("faulty.csv", Row("1,92,Tỉnh Tốt,Tỉnh,,2004-08-31,,initial", "1,9,Tỉnh Xấu,Huyện,,2004-08-31,2004-08-31,initial"));

        var run = await organizations.RunAsync("import", file);
        var again = await organizations.RunAsync("import", Write("good.csv", Row("1,92,Tỉnh Tốt,Tỉnh,,2004-08-31,,initial")));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("đọc 2 dòng, nhận 1, không đổi 0, từ chối 1. KHÔNG NẠP dòng nào.", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"│\s+3 │ code\s+│ CODE_INVALID", run.Output);
        Assert.Matches(@"│\s+3 │ valid_to\s+│ VALIDITY_ENDS_BEFORE_IT_STARTS", run.Output);
        AssertOutput(again, "nhận 1, không đổi 0, từ chối 0. ĐÃ NẠP.");
    }

    [Theory]
    [InlineData("", "không có gì", "is empty")]
    [InlineData("level,code,name\n1,01,Hà Nội\n", "thiếu cột: type, parent_code", "lacks columns: type, parent_code")]
    [InlineData("level,code,code\n1,01,02\n", "hai cột cùng tên", "two columns of one name")]
    [InlineData("level,code,name,type,parent_code,valid_from,valid_to,start_reason\n1,93,Tỉnh\n", "dòng 2: có 3 cột, cần 8", "line 2: it has 3 columns instead of 8")]
    [InlineData("level,code,name,type,parent_code,valid_from,valid_to,start_reason\n1,93,\"Tỉnh,Tỉnh,,2004-08-31,,initial\n", "dòng 2", "line 2")]
    [InlineData("level,code,name,type,parent_code,valid_from,valid_to,start_reason\n1,93,Tỉnh \"A\",Tỉnh,,2004-08-31,,initial\n", "dòng 2", "line 2")]
    [InlineData("level,code,name,type,parent_code,valid_from,valid_to,start_reason\n1,93,Tỉnh,Tỉnh,,2004-08-31,,begun\n", "start_reason “begun”", "start_reason 'begun'")]
    public async Task A_file_of_another_form_is_told_before_anything_is_sent(string content, string vietnamese, string english) =>
        AssertFailure(await organizations.RunAsync("import", Write("odd.csv", content)), vietnamese, english);

    [Fact]
    public async Task A_file_in_another_encoding_is_told() =>
        AssertFailure(await organizations.RunAsync("import", organizations.Write("latin.csv", [0x54, 0xEC, 0x6E, 0x68])), "không phải UTF-8", "not in UTF-8");

    [Fact]
    public async Task A_file_that_is_not_there_is_told() =>
        AssertFailure(await organizations.RunAsync("import", "/nowhere/versions.csv"), "Không đọc được tệp /nowhere/versions.csv", "can't be read");

    [Fact]
    public async Task A_lineage_file_of_another_form_stops_the_versions_too()
    {
        var run = await organizations.RunAsync(
            "import", Write("alone.csv", Row("1,94,Tỉnh Một Mình,Tỉnh,,2004-08-31,,initial")), "--lineage", Write("odd-lineage.csv", "a,b\n1,2\n"));
        var after = await organizations.RunAsync("find", "Tỉnh Một Mình");

        AssertFailure(run, "thiếu cột: old_level", "lacks columns: old_level");
        AssertOutput(after, "Không tìm thấy.");
    }

    private string Write(string name, string content) => organizations.Write(name, Encoding.UTF8.GetBytes(content));

    private static string Row(params string[] rows) =>
        "level,code,name,type,parent_code,valid_from,valid_to,start_reason\n" + string.Concat(rows.Select(row => row + "\n"));

    private static void AssertOutput(ProgramRun run, string expected)
    {
        Assert.Empty(run.Errors);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    private static void AssertFailure(ProgramRun run, string vietnamese, string english)
    {
        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(vietnamese, run.Errors, StringComparison.Ordinal);
        Assert.Contains(english, run.Errors, StringComparison.Ordinal);
    }
}
