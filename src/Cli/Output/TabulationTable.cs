using AnTq.Awards.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AnTq.Cli.Output;

/// <summary>A table of awards by authority and form.</summary>
internal static class TabulationTable
{
    public static IRenderable Of(string title, AwardTabulation tabulation)
    {
        var table = new Table { Border = TableBorder.Rounded, ShowFooters = true };
        table.AddColumn(new TableColumn("Cấp khen thưởng").Footer("[bold]Tổng cộng[/]"));
        table.AddColumn("Hình thức");
        table.AddColumn(Numbers("Tập thể", Collectives(tabulation.Total)));
        table.AddColumn(Numbers("Cá nhân", Individuals(tabulation.Total)));
        foreach (var row in tabulation.Rows)
        {
            table.AddRow(Markup.Escape(row.AuthorityLabel), Markup.Escape(row.FormLabel), Collectives(row.Counts), Individuals(row.Counts));
        }

        return new Rows(new Text(title), table);
    }

    private static TableColumn Numbers(string header, string total) => new TableColumn(header).Footer($"[bold]{total}[/]").RightAligned();

    private static string Collectives(AwardCounts counts) => VietnameseNumber.Of(counts.Collectives, counts.CollectivesNotStated);

    private static string Individuals(AwardCounts counts) => VietnameseNumber.Of(counts.Individuals, counts.IndividualsNotStated);
}
