using AnTq.Notifications.V1;

namespace AnTq.Notifications.Domain;

/// <summary>An organization that has to know, and why.</summary>
/// <param name="Organization">Its resource name.</param>
/// <param name="Reason">The first reason that applies.</param>
internal sealed record Addressee(string Organization, NoticeReason Reason);
