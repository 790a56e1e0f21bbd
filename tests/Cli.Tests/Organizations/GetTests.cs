using System.Text;
using Xunit;

namespace AnTq.Cli.Tests.Organizations;

/// <summary>What <c>antq org get</c> shows of a unit that has ended, and what commands say when an argument is refused.</summary>
public sealed class GetTests(OrganizationCommands organizations) : IClassFixture<OrganizationCommands>
{
    // A few rows of the real register: Hà Tây went to Hà Nội while nothing changed about the communes of its districts.
    private const string Register = """
        level,code,name,type,parent_code,valid_from,valid_to,start_reason,end_reason,name_ascii
        1,01,Thành phố Hà Nội,Thành phố Trung ương,,2004-08-31,2025-07-01,initial,reform_2025,thanh pho ha noi
        1,28,Tỉnh Hà Tây,Tỉnh,,2004-08-31,2008-08-01,initial,abolished,tinh ha tay
        2,271,Huyện Ba Vì,Huyện,28,2004-08-31,2008-08-01,initial,moved,huyen ba vi
        2,271,Huyện Ba Vì,Huyện,01,2008-08-01,2025-07-01,moved,reform_2025,huyen ba vi
        3,09625,Xã Phú Cường,Xã,271,2004-08-31,2025-07-01,initial,reform_2025,xa phu cuong

        """;

    [Fact]
    public async Task Without_a_day_it_is_shown_where_it_stood_last()
    {
        var loaded = await organizations.RunAsync("import", organizations.Write("hanoi.csv", Encoding.UTF8.GetBytes(Register)));
        Assert.Equal(0, loaded.ExitCode);

        var shown = await organizations.RunAsync("get", "09625");

        Assert.Empty(shown.Errors);
        Assert.Matches(@"Trực thuộc\s+Huyện Ba Vì, Thành phố Hà Nội", shown.Output);
    }

    [Theory]
    [InlineData("as_of", "YYYY-MM-DD", "get", "09625", "--date", "1/7/2025")]
    [InlineData("query", "hai chữ cái", "find", "a-")]
    public async Task A_refused_argument_is_named_with_what_would_be_right(string field, string right, params string[] arguments)
    {
        var run = await organizations.RunAsync(arguments);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"[{field}: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains(right, run.Errors, StringComparison.Ordinal);
    }
}
