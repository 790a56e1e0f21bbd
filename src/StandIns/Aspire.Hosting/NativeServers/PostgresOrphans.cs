using System.Globalization;

namespace AnTq.NativeServers;

/// <summary>
/// Processes of a PostgreSQL server that was killed. Most of them notice at once, but one that computes when it has its result, and as
/// long as one lives no server starts on the data: they share its memory.
/// </summary>
internal static class PostgresOrphans
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Ends whatever works in a cluster's folder, and returns when it is gone. What it had not committed is lost anyway.</summary>
    public static async Task EndAsync(string clusterFolder)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (Find(clusterFolder) is { Count: > 0 } orphans && TimeProvider.System.GetElapsedTime(started) < _patience)
        {
            orphans.ForEach(orphan => UnixSignals.Send(orphan, UnixSignal.Kill));
            // They are nobody's children any more: no one is told when they have ended, so their list is read again.
            await Task.Delay(_pause, TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>Every process of a server has its name and works in its cluster's folder, and leads a group of its own.</summary>
    private static List<int> Find(string clusterFolder) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(process => int.TryParse(Path.GetFileName(process), CultureInfo.InvariantCulture, out var pid) ? pid : 0)
            .Where(pid => pid > 0 && IsPostgresIn(pid, clusterFolder)),
    ];

    private static bool IsPostgresIn(int pid, string clusterFolder)
    {
        var process = string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}");
        try
        {
            return File.ReadAllText($"{process}/comm") == "postgres\n"
                && new DirectoryInfo($"{process}/cwd").LinkTarget == clusterFolder;
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is somebody else's.
            return false;
        }
    }
}
