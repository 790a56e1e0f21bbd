using AnTq.Platform.Messaging;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AnTq.Cli.Output;

/// <summary>What waits and what was set aside, by queue. A queue that the broker does not have shows a dash, not 0.</summary>
internal static class QueueTable
{
    private const string Absent = "—";

    public static IRenderable Of(IEnumerable<string> queues, IReadOnlyDictionary<string, uint?> counts)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("Hàng đợi");
        table.AddColumn(new TableColumn("Đang chờ").RightAligned());
        table.AddColumn(new TableColumn("Bị gác lại").RightAligned());
        foreach (var queue in queues)
        {
            // The place for what is set aside comes into being with the first message.
            uint? setAside = counts[queue] is null ? null : counts[ErrorQueues.Of(queue)] ?? 0;
            table.AddRow(Markup.Escape(queue), Text(counts[queue]), Text(setAside));
        }

        var unrouted = Text(counts[ErrorQueues.Unrouted]);
        return new Rows(table, new Text($"Sự kiện không có hàng đợi nào nhận ({ErrorQueues.Unrouted}): {unrouted}"));
    }

    private static string Text(uint? count) => count is { } known ? VietnameseNumber.Of(known) : Absent;
}
