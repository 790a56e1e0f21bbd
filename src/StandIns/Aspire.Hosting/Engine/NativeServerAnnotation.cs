using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Engine;

/// <summary>How a container resource runs without containers.</summary>
/// <param name="RequireInstalled">Throws <see cref="AnTq.NativeServers.MissingServerException"/> when a program is absent.</param>
/// <param name="StartAsync">Starts the server and returns when it answers.</param>
internal sealed record NativeServerAnnotation(
    Action RequireInstalled, Func<NativeServerStart, CancellationToken, Task<RunningChild>> StartAsync) : IResourceAnnotation
{
    /// <summary>Where the data lies in place of the folder that the suite proposes.</summary>
    public Func<string, string> DataFolder { get; init; } = proposed => proposed;
}

/// <summary>What a native server gets for its start.</summary>
/// <param name="DataFolder">For what outlives the process.</param>
/// <param name="RunFolder">For pid files and configuration.</param>
/// <param name="Log">Receives the lines that the server writes.</param>
internal sealed record NativeServerStart(string DataFolder, string RunFolder, Action<string> Log);

/// <summary>The data outlives the suite's end; without it every start of the suite begins with none.</summary>
internal sealed class DataVolumeAnnotation : IResourceAnnotation;
