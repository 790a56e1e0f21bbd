namespace AnTq.Cli.Suite;

/// <summary>The queues of the suite's own consumers: <c>{service}.{consumer}</c>. The broker itself lists queues only to its own tools.</summary>
internal static class SuiteQueues
{
    public static IReadOnlyList<string> All { get; } = ["awards.organization-lookup", "notifications.award-notices"];
}
