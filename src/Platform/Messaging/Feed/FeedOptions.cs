namespace AnTq.Platform.Messaging;

/// <summary>Settings of the feed, from the configuration section <c>Feed</c>.</summary>
public sealed class FeedOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Feed";

    /// <summary>Longest silence of a watch: after it an empty page shows that the stream lives.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);
}
