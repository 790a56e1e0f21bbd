using System.Globalization;
using AnTq.Testing;
using Dapper;
using Npgsql;

namespace AnTq.Crash.Tests;

/// <summary>The copies of one service that this process's AppHost runs, as the machine shows them.</summary>
/// <param name="assembly">The service's assembly, such as AnTq.Awards.dll.</param>
internal sealed class ServiceCopies(string assembly)
{
    /// <summary>Numbers of the processes that run now.</summary>
    public IReadOnlyList<int> Pids() =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid) ? pid : 0)
            .Where(pid => pid > 0 && Read(pid, "cmdline").Contains($"{assembly}\0", StringComparison.Ordinal) && Parent(pid) == Environment.ProcessId),
    ];

    /// <summary>The copy whose relay leads, found by the connection that holds its lock; null while none does.</summary>
    /// <param name="database">The service's database.</param>
    public async Task<int?> LeaderAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        var port = await connection.QuerySingleOrDefaultAsync<int?>(
            """
            select activity.client_port
            from pg_locks held join pg_stat_activity activity on activity.pid = held.pid
            where held.locktype = 'advisory' and held.granted and held.classid = x'416E5471'::int and held.objid = 2
              and activity.datname = current_database()
            """);
        return port is null ? null : Pids().Cast<int?>().FirstOrDefault(pid => ConnectionPorts(pid!.Value).Contains(port.Value));
    }

    /// <summary>A variable of the environment that the copies were started with.</summary>
    public string Setting(string name) =>
        Read(Pids()[0], "environ").Split('\0').Single(line => line.StartsWith($"{name}=", StringComparison.Ordinal))[(name.Length + 1)..];

    /// <summary>Ends a copy as a crash would.</summary>
    public static async Task KillAsync(int pid) => await ProgramRun.OfAsync(
        "kill", ["-KILL", pid.ToString(CultureInfo.InvariantCulture)], TimeSpan.FromSeconds(10));

    /// <summary>The ports from which a process has connected.</summary>
    private static HashSet<int> ConnectionPorts(int pid)
    {
        var sockets = Directory.EnumerateFiles($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/fd")
            .Select(descriptor => File.ResolveLinkTarget(descriptor, returnFinalTarget: false)?.Name)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. new[] { "/proc/net/tcp", "/proc/net/tcp6" }
                .SelectMany(table => File.ReadLines(table).Skip(1))
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(fields => sockets.Contains($"socket:[{fields[9]}]"))
                .Select(fields => int.Parse(fields[1].Split(':')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
        ];
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
