using System.Globalization;
using AnTq.Testing;

namespace AnTq.AppHost.Tests.Engine;

/// <summary>Processes of this machine, told apart by number and start time.</summary>
internal static class ProcessTree
{
    private static readonly TimeSpan _moment = TimeSpan.FromSeconds(2);

    /// <summary>The process's children, their children, and so on.</summary>
    public static IReadOnlyList<ProcessFact> Below(int pid)
    {
        var all = All();
        var found = new List<ProcessFact>();
        var parents = new Queue<int>([pid]);
        while (parents.TryDequeue(out var parent))
        {
            foreach (var child in all.Where(process => process.Parent == parent))
            {
                found.Add(child);
                parents.Enqueue(child.Pid);
            }
        }

        return found;
    }

    /// <summary>Those that still run.</summary>
    public static IEnumerable<ProcessFact> Survivors(IEnumerable<ProcessFact> processes) =>
        processes.Where(process => Read(process.Pid) is { } present && present.StartTime == process.StartTime);

    /// <summary>
    /// Fails unless all of them have ended. What an ended process has started learns of its end from a pipe, some milliseconds later.
    /// </summary>
    public static Task AreGoneAsync(IReadOnlyCollection<ProcessFact> processes) => Eventually.BecomesAsync(
        () => Task.FromResult(string.Join(", ", Survivors(processes))), survivors => survivors.Length == 0, _moment);

    private static List<ProcessFact> All() =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid) ? Read(pid) : null)
            .OfType<ProcessFact>(),
    ];

    /// <summary>Null when there is no such process, or only one that has ended and waits for its parent's notice.</summary>
    private static ProcessFact? Read(int pid)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{pid}/stat");
            var (open, close) = (line.IndexOf('('), line.LastIndexOf(')'));
            var fields = line[(close + 2)..].Split(' ');
            return fields[0] is "Z" or "X"
                ? null
                : new ProcessFact(pid, int.Parse(fields[1], CultureInfo.InvariantCulture), line[(open + 1)..close], fields[19]);
        }
        catch (IOException)
        {
            return null;
        }
    }
}

internal sealed record ProcessFact(int Pid, int Parent, string Name, string StartTime);
