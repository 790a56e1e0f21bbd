using AnTq.Organizations.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AnTq.Cli.Output;

/// <summary>Organizations that were found, with what tells those of one name apart.</summary>
internal static class SearchTable
{
    public static IRenderable Of(IReadOnlyCollection<SearchResult> results)
    {
        if (results.Count == 0)
        {
            return new Text("Không tìm thấy.\n");
        }

        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Tên", "Trực thuộc", "Hiệu lực", "Tên tài nguyên");
        foreach (var result in results)
        {
            table.AddRow(
                Markup.Escape(result.Organization.DisplayName),
                Markup.Escape(AncestorNames.Join(result.AncestorDisplayNames)),
                VietnameseDay.Between(result.Organization.ValidFrom, result.Organization.ValidTo),
                Markup.Escape(result.Organization.Name));
        }

        return table;
    }
}
