using System.Diagnostics;
using System.Globalization;

namespace AnTq.Testing;

/// <summary>
/// Ends the processes that a killed test process leaves behind: a shell that is told their numbers and kills what it has not been told
/// to forget when its input ends, which the kernel does for it whatever happened to this process.
/// </summary>
internal static class Orphanage
{
    private const string Script = """
        declare -A children
        while read -r verb pid; do
          case $verb in
            add) children[$pid]=1 ;;
            remove) unset "children[$pid]" ;;
          esac
        done
        [ ${#children[@]} = 0 ] || kill -KILL -- "${!children[@]}" 2>/dev/null
        """;

    private static readonly Lazy<StreamWriter> _shell = new(Start);

    public static void Add(Process child) => Tell("add", child.Id);

    public static void Remove(Process child) => Tell("remove", child.Id);

    /// <summary>Adds a process and all that it starts: it leads a group of its own.</summary>
    public static void AddGroup(int leader) => Tell("add", -leader);

    public static void RemoveGroup(int leader) => Tell("remove", -leader);

    private static void Tell(string verb, int pid)
    {
        lock (_shell)
        {
            _shell.Value.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{verb} {pid}"));
            _shell.Value.Flush();
        }
    }

    private static StreamWriter Start()
    {
        // A session of its own: Ctrl+C must not end it before the processes that it watches.
        var shell = Process.Start(new ProcessStartInfo("setsid", ["bash", "-c", Script]) { RedirectStandardInput = true });
        return (shell ?? throw new InvalidOperationException("bash could not be started.")).StandardInput;
    }
}
