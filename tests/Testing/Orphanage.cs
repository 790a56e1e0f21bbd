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
        [ ${#children[@]} = 0 ] || kill -KILL "${!children[@]}" 2>/dev/null
        """;

    private static readonly Lazy<StreamWriter> _shell = new(Start);

    public static void Add(Process child) => Tell("add", child);

    public static void Remove(Process child) => Tell("remove", child);

    private static void Tell(string verb, Process child)
    {
        lock (_shell)
        {
            _shell.Value.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{verb} {child.Id}"));
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
