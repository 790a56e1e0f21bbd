namespace Aspire.Hosting.Engine;

/// <summary>A started process, be it a native server or a project.</summary>
internal sealed record RunningChild(int Pid, Task<int> Exited, Func<CancellationToken, Task<bool>> IsHealthyAsync, Func<Task> StopAsync);
