namespace AnTq.Crash.Tests.Suites;

/// <summary>A server that a test stops for a while.</summary>
/// <param name="StopAsync">Stops it, and returns when nobody reaches it.</param>
/// <param name="StartAsync">Returns when it is back.</param>
public sealed record StoppableServer(Func<Task> StopAsync, Func<Task> StartAsync);
