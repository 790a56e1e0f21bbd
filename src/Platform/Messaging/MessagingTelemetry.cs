using System.Diagnostics;

namespace AnTq.Platform.Messaging;

/// <summary>The source of the spans of published and consumed events.</summary>
internal static class MessagingTelemetry
{
    public static readonly ActivitySource Source = new("AnTq.Platform.Messaging");
}
