using AnTq.NativeServers;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Engine;

/// <summary>One copy of a project, run from the assembly that it was built to.</summary>
internal sealed class ProjectProcess(ProjectResource resource, string id, IReadOnlyDictionary<Endpoint, int> ports, StateFolder state)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(4);

    public RunningChild Start(Action<string> log)
    {
        var command = new ServerCommand(id, DotnetProgram.Path, [AssemblyPath])
        {
            InheritsEnvironment = true,
            Environment = ProjectEnvironment.Of(resource, id, ports),
            WorkingFolder = Path.GetDirectoryName(resource.Annotations.OfType<IProjectMetadata>().Single().ProjectPath)!,
            PidFile = state.RunOf(id) + ".pid",
        };
        var process = ServerProcess.Start(command, log);
        return new RunningChild(process.Pid, EndedAsync(process), IsHealthyAsync, () => process.StopAsync(_patience));
    }

    private string AssemblyPath => resource.Annotations.OfType<BuiltProjectAnnotation>().Single().AssemblyPath;

    /// <summary>An end counts when its last words have been logged: they tell why.</summary>
    private static async Task<int> EndedAsync(ServerProcess process)
    {
        var code = await process.Exited;
        await process.OutputEnded.WaitAsync(TimeSpan.FromSeconds(1), TimeProvider.System)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return code;
    }

    private async Task<bool> IsHealthyAsync(CancellationToken cancellation)
    {
        foreach (var check in resource.Annotations.OfType<HttpHealthCheckAnnotation>())
        {
            var (endpoint, port) = ports.First(entry => entry.Key.Name == check.EndpointName);
            if (!await check.PassesAsync(new Uri(endpoint.UrlOf(port)), cancellation))
            {
                return false;
            }
        }

        return true;
    }
}
