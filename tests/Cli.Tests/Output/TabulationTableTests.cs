using AnTq.Awards.V1;
using AnTq.Cli.Output;
using Spectre.Console;
using Spectre.Console.Rendering;
using Xunit;

namespace AnTq.Cli.Tests.Output;

public sealed class TabulationTableTests
{
    [Fact]
    public void Thousands_are_grouped_by_dots_and_what_is_not_stated_is_a_dash()
    {
        var tabulation = new AwardTabulation
        {
            Rows =
            {
                Row("Bộ Công an", "Kỷ niệm chương", new AwardCounts { Collectives = 0, IndividualsNotStated = true }),
                Row("Chủ tịch UBND tỉnh", "Bằng khen", new AwardCounts { Collectives = 1234567, Individuals = 16 }),
            },
            Total = new AwardCounts { Collectives = 1234567, Individuals = 16, IndividualsNotStated = true },
        };

        var lines = Render(TabulationTable.Of("Khen thưởng [2023]", tabulation));

        Assert.Contains("Khen thưởng [2023]", lines[0], StringComparison.Ordinal);
        Assert.Equal(["Bộ Công an", "Kỷ niệm chương", "0", "—"], Cells(lines, "Bộ Công an"));
        Assert.Equal(["Chủ tịch UBND tỉnh", "Bằng khen", "1.234.567", "16"], Cells(lines, "Chủ tịch"));
        Assert.Equal(["Tổng cộng", "", "1.234.567", "16"], Cells(lines, "Tổng cộng"));
    }

    private static AwardTabulationRow Row(string authority, string form, AwardCounts counts) =>
        new() { AuthorityLabel = authority, FormLabel = form, Counts = counts };

    private static string[] Render(IRenderable renderable)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 120;
        console.Profile.Capabilities.Unicode = true;
        console.Write(renderable);
        return output.ToString().Split('\n');
    }

    private static string[] Cells(string[] lines, string start) =>
        [.. lines.Single(line => line.Contains($"│ {start}", StringComparison.Ordinal)).Trim().Trim('│').Split('│').Select(cell => cell.Trim())];
}
