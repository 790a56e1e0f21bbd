namespace AnTq.Load;

/// <summary>How a suite under load is built.</summary>
public sealed record SuiteOptions
{
    /// <summary>Copies of the awards service.</summary>
    public int AwardsCopies { get; init; } = 1;

    /// <summary>Copies of the notifications service.</summary>
    public int NotificationsCopies { get; init; } = 1;

    /// <summary>Whether the services reach their servers, and one another, through proxies: see <see cref="ServiceLines"/>.</summary>
    public bool ThroughProxies { get; init; }

    /// <summary>Configuration of all services beside the addresses, such as Persistence:MaximumPoolSize.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();
}
