using System.Globalization;

namespace AnTq.NativeServers;

/// <summary>
/// Names a running child for whoever comes after a crash: its pid, the kernel's start time of that pid, so that another process that
/// was given the same number is never touched, and the signal that ends it.
/// </summary>
internal sealed record PidFile(int Pid, string StartTime, UnixSignal StopSignal)
{
    public static void Write(string path, int pid, UnixSignal stopSignal)
    {
        if (StartTimeOf(pid) is { } startTime)
        {
            File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $"{pid} {startTime} {(int)stopSignal}\n"));
        }
    }

    public static PidFile? Read(string path)
    {
        var parts = File.Exists(path) ? File.ReadAllText(path).Split(' ', StringSplitOptions.TrimEntries) : [];
        return parts.Length == 3
            && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var pid)
            && int.TryParse(parts[2], CultureInfo.InvariantCulture, out var signal)
            ? new PidFile(pid, parts[1], (UnixSignal)signal)
            : null;
    }

    public bool IsRunning => StartTimeOf(Pid) == StartTime;

    /// <summary>Ends the process that the file names, if it still runs, and deletes the file.</summary>
    /// <returns>The pid that was ended, or null.</returns>
    public static async Task<int?> EndLeftoverAsync(string path, TimeSpan patience)
    {
        var leftover = Read(path);
        var running = leftover is { IsRunning: true };
        if (running)
        {
            UnixSignals.Send(leftover!.Pid, leftover.StopSignal);
            await leftover.WaitForEndAsync(patience);
            UnixSignals.SendToGroup(leftover.Pid, UnixSignal.Kill);
            await leftover.WaitForEndAsync(patience);
        }

        if (leftover is not null)
        {
            File.Delete(path);
        }

        return running ? leftover!.Pid : null;
    }

    /// <summary>When the process started, in clock ticks since boot; null when there is none, or only a zombie.</summary>
    public static string? StartTimeOf(int pid)
    {
        try
        {
            // The second field, the program's name in parentheses, may itself hold spaces.
            var line = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat"));
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : fields[19];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private async Task WaitForEndAsync(TimeSpan patience)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (IsRunning && TimeProvider.System.GetElapsedTime(started) < patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None);
        }
    }
}
