using AnTq.NativeServers;

namespace Aspire.Hosting.Engine;

/// <summary>Processes of a suite whose AppHost was killed and could not end them.</summary>
internal static class Leftovers
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(4);

    /// <summary>Ends them, the projects before their servers, and says so.</summary>
    public static async Task EndAsync(StateFolder state, LogConsole console)
    {
        var projects = Directory.GetFiles(state.Run, "*.pid");
        var servers = Directory.GetFiles(state.Run, "*.pid", SearchOption.AllDirectories).Except(projects);
        var ended = (await EndAsync(projects)) + (await EndAsync(servers));
        if (ended > 0)
        {
            console.WriteLine($"ended {ended} processes that an earlier run had left behind");
        }
    }

    private static async Task<int> EndAsync(IEnumerable<string> pidFiles)
    {
        var ended = await Task.WhenAll(pidFiles.Select(file => PidFile.EndLeftoverAsync(file, _patience)));
        return ended.Count(pid => pid is not null);
    }
}
