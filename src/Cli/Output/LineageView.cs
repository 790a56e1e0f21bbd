using AnTq.Organizations.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AnTq.Cli.Output;

/// <summary>Who took over from whom, step by step, and where that leads.</summary>
internal static class LineageView
{
    public static IRenderable Of(Organization start, TraceLineageResponse lineage)
    {
        var steps = new Table { Border = TableBorder.Rounded };
        steps.AddColumns("Ngày", "Đơn vị cũ", "Đơn vị mới", "Phần chuyển");
        foreach (var link in lineage.Links)
        {
            steps.AddRow(
                VietnameseDay.Of(link.EffectiveDate), Markup.Escape(link.PredecessorDisplayName), Markup.Escape(link.SuccessorDisplayName), Of(link.Extent));
        }

        return new Rows(
            new Text($"{start.DisplayName}: {VietnameseNumber.Of(lineage.Links.Count)} bước chuyển."),
            steps,
            new Text($"Kết quả: {VietnameseNumber.Of(lineage.Ends.Count)} đơn vị."),
            Ends(lineage.Ends));
    }

    private static Table Ends(IEnumerable<LineageEnd> ends)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Tên", "Hiệu lực", "Phần chuyển", "Tên tài nguyên");
        foreach (var end in ends)
        {
            table.AddRow(
                Markup.Escape(end.Organization.DisplayName),
                VietnameseDay.Between(end.Organization.ValidFrom, end.Organization.ValidTo),
                Of(end.Extent),
                Markup.Escape(end.Organization.Name));
        }

        return table;
    }

    private static string Of(LineageExtent extent) => extent == LineageExtent.Full ? "toàn bộ" : "một phần";
}
