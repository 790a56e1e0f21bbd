using AnTq.Organizations.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AnTq.Cli.Output;

/// <summary>How many organizations there are of each level and type.</summary>
internal static class CountTable
{
    public static IRenderable Of(string title, IReadOnlyCollection<OrganizationCount> counts)
    {
        var table = new Table { Border = TableBorder.Rounded, ShowFooters = true };
        table.AddColumn(new TableColumn("Cấp").Footer("[bold]Tổng cộng[/]"));
        table.AddColumn("Loại");
        table.AddColumn(new TableColumn("Số lượng").Footer($"[bold]{VietnameseNumber.Of(counts.Sum(count => count.Count))}[/]").RightAligned());
        foreach (var count in counts)
        {
            table.AddRow(
                Markup.Escape(OrganizationWords.Of(count.Level)),
                Markup.Escape(OrganizationWords.Of(count.Kind, count.AdministrativeUnitType)),
                VietnameseNumber.Of(count.Count));
        }

        return new Rows(new Text(title), table);
    }
}
