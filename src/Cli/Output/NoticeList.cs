using AnTq.Cli.Demo;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AnTq.Cli.Output;

/// <summary>An organization's notices, a line each.</summary>
internal static class NoticeList
{
    public static IRenderable Of(Inbox inbox) => new Text(
        $"\nThông báo gửi {inbox.OrganizationName}: {VietnameseNumber.Of(inbox.Notices.Count)}\n"
        + string.Concat(inbox.Notices.Select(notice => $"  - {notice.TextVi}\n")));
}
