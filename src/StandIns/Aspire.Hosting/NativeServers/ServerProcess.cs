using System.Diagnostics;

namespace AnTq.NativeServers;

/// <summary>A child process whose output goes line by line to a callback.</summary>
internal sealed class ServerProcess
{
    private readonly ServerCommand _command;
    private readonly TaskCompletionSource<int> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _output;

    private ServerProcess(ServerCommand command, Process process, Action<string> log)
    {
        _command = command;
        Pid = process.Id;
        process.Exited += (_, _) => _exit.TrySetResult(process.ExitCode);
        process.EnableRaisingEvents = true;
        _output = Task.WhenAll(PumpAsync(process.StandardOutput, log), PumpAsync(process.StandardError, log));
    }

    public int Pid { get; }

    /// <summary>Completes with the exit code. Children that outlive the process and hold its output open don't delay it.</summary>
    public Task<int> Exited => _exit.Task;

    /// <summary>Completes when the last line has been logged.</summary>
    public Task OutputEnded => _output;

    public static ServerProcess Start(ServerCommand command, Action<string> log)
    {
        var line = command.CommandLine();
        var start = new ProcessStartInfo(line[0], line.Skip(1))
        {
            WorkingDirectory = command.WorkingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        SetEnvironment(start, command);
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{command.Name} could not be started.");
        process.StandardInput.Write(command.Input);
        process.StandardInput.Close();
        if (command.PidFile is { } pidFile)
        {
            PidFile.Write(pidFile, process.Id, command.StopSignal);
        }

        return new ServerProcess(command, process, log);
    }

    /// <summary>Asks the process to end, and ends it with its helpers when it does not.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        if (!Exited.IsCompleted)
        {
            UnixSignals.Send(Pid, _command.StopSignal);
        }

        await WaitAsync(patience);
        Kill();
        await WaitAsync(patience);
        if (_command.PidFile is { } pidFile)
        {
            File.Delete(pidFile);
        }
    }

    /// <summary>Ends the process and its helpers as a crash would, unless it has ended: its number may be another's then.</summary>
    public void Kill()
    {
        if (!Exited.IsCompleted)
        {
            UnixSignals.SendToGroup(Pid, UnixSignal.Kill);
            UnixSignals.Send(Pid, UnixSignal.Kill);
        }
    }

    private async Task WaitAsync(TimeSpan patience) =>
        await ((Task)Exited).WaitAsync(patience, TimeProvider.System).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static void SetEnvironment(ProcessStartInfo start, ServerCommand command)
    {
        if (!command.InheritsEnvironment)
        {
            start.Environment.Clear();
            start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
            start.Environment["LANG"] = "C.UTF-8";
        }

        foreach (var (name, value) in command.Environment)
        {
            if (value is null)
            {
                start.Environment.Remove(name);
            }
            else
            {
                start.Environment[name] = value;
            }
        }
    }

    private static async Task PumpAsync(StreamReader output, Action<string> log)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            if (line.Length > 0)
            {
                log(line);
            }
        }
    }
}
