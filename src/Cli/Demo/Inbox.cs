using AnTq.Notifications.V1;

namespace AnTq.Cli.Demo;

/// <summary>The notices that an organization got about the statement.</summary>
internal sealed record Inbox(string OrganizationName, IReadOnlyList<Notice> Notices);
