using AnTq.Organizations.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AnTq.Cli.Output;

/// <summary>What became of an import: the counts, and the faults row by row.</summary>
internal static class ImportReportView
{
    public static IRenderable Of(string file, ImportReport report)
    {
        var counts = $"{file}: đọc {VietnameseNumber.Of(report.RowsRead)} dòng, nhận {VietnameseNumber.Of(report.RowsAccepted)}, "
            + $"không đổi {VietnameseNumber.Of(report.RowsUnchanged)}, từ chối {VietnameseNumber.Of(report.RowsRefused)}. {Outcome(report)}\n";
        return report.Faults.Count == 0 ? new Text(counts) : new Rows(new Text(counts), Faults(report));
    }

    private static string Outcome(ImportReport report) => report switch
    {
        { RowsRefused: > 0 } => "KHÔNG NẠP dòng nào.",
        { Imported: true } => "ĐÃ NẠP.",
        { RowsAccepted: > 0 } => "HỢP LỆ, chưa nạp (chỉ kiểm tra).",
        _ => "Không có gì thay đổi.",
    };

    private static Rows Faults(ImportReport report)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn(new TableColumn("Dòng").RightAligned());
        table.AddColumns("Cột", "Mã lỗi", "Cần sửa");
        foreach (var fault in report.Faults)
        {
            table.AddRow(
                VietnameseNumber.Of(fault.RowNumber), Markup.Escape(fault.Field), Markup.Escape(fault.Reason), Markup.Escape(fault.MessageVi));
        }

        return new Rows(table, new Text(
            report.Faults.Count < report.RowsRefused
                ? $"Chỉ nêu {VietnameseNumber.Of(report.Faults.Count)} lỗi đầu tiên.\n" : ""));
    }
}
