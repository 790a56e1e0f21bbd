using System.Globalization;
using AnTq.Testing;

namespace AnTq.Crash.Tests.Suites;

/// <summary>The processes of this machine, as it shows them: what the AppHost starts is not the test's own.</summary>
internal static class ProcessTable
{
    private const string Listening = "0A";
    private static readonly TimeSpan KillLimit = TimeSpan.FromSeconds(10);

    /// <summary>The processes that this one has started from an assembly, such as AnTq.Awards.dll.</summary>
    public static IReadOnlyList<int> Pids(string assembly) => [.. All().Where(pid =>
        Read(pid, "cmdline").Contains($"{assembly}\0", StringComparison.Ordinal) && Parent(pid) == Environment.ProcessId)];

    /// <summary>The process that listens on a port; null when none does.</summary>
    public static int? Listener(int port)
    {
        var sockets = Sockets(fields => fields[3] == Listening && Port(fields[1]) == port).ToHashSet(StringComparer.Ordinal);
        return sockets.Count == 0 ? null : All().Cast<int?>().FirstOrDefault(pid => Descriptors(pid!.Value).Overlaps(sockets));
    }

    /// <summary>Whether a process has a connection from a port.</summary>
    public static bool HasConnectionFrom(int pid, int port) =>
        Descriptors(pid).Overlaps(Sockets(fields => fields[3] != Listening && Port(fields[1]) == port));

    /// <summary>A variable of the environment that a process was started with; null when it has ended.</summary>
    public static string? Setting(int pid, string name) => Read(pid, "environ").Split('\0')
        .FirstOrDefault(line => line.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..];

    /// <summary>Sends a signal.</summary>
    /// <param name="pid">The process.</param>
    /// <param name="signal">Its name, such as KILL.</param>
    public static Task SignalAsync(int pid, string signal) =>
        ProgramRun.OfAsync("kill", [$"-{signal}", pid.ToString(CultureInfo.InvariantCulture)], KillLimit);

    private static IEnumerable<int> All() => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid) ? pid : 0)
        .Where(pid => pid > 0);

    private static IEnumerable<string> Sockets(Func<string[], bool> isMeant) => new[] { "/proc/net/tcp", "/proc/net/tcp6" }
        .SelectMany(table => File.ReadLines(table).Skip(1))
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(isMeant)
        .Select(fields => $"socket:[{fields[9]}]");

    private static int Port(string address) => int.Parse(address.Split(':')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>What the process's descriptors point to; nothing when it has ended meanwhile.</summary>
    private static HashSet<string> Descriptors(int pid)
    {
        try
        {
            return Directory.EnumerateFiles($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/fd")
                .Select(descriptor => new FileInfo(descriptor).LinkTarget)
                .OfType<string>()
                .ToHashSet(StringComparer.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static int Parent(int pid)
    {
        var line = Read(pid, "stat");
        return line.Length == 0 ? 0 : int.Parse(line[(line.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
    }

    /// <summary>Empty when the process has ended meanwhile.</summary>
    private static string Read(int pid, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/{file}");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
