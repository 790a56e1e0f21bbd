using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using AnTq.AppHost.Tests.Commands;
using AnTq.Testing;

namespace AnTq.AppHost.Tests.Engine;

/// <summary>An AppHost, started as a user would start it. Ended with the test, whatever came of it.</summary>
internal sealed class AppHostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private AppHostProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += Note;
        process.ErrorDataReceived += Note;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Pid => _process.Id;

    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>Starts one of the fixtures.</summary>
    public static AppHostProcess Start(string name, StateFolder state, string[] arguments, params (string Name, string? Value)[] environment) =>
        StartLine(["dotnet", Repository.Assembly($"tests/AppHost.Tests/Fixtures/{name}", name), .. arguments], state, environment);

    public static AppHostProcess Start(string name, StateFolder state, params (string Name, string? Value)[] environment) =>
        Start(name, state, [], environment);

    /// <summary>Starts the suite by a command, as somebody types it in the checkout's folder.</summary>
    public static AppHostProcess StartCommand(string command, StateFolder state) =>
        StartLine(["bash", "-c", $"exec {command}"], state, Shell.Environment);

    /// <summary>Waits until the output has a line that contains the text, and returns it.</summary>
    public async Task<string> SaysAsync(string text, TimeSpan deadline)
    {
        string? line = null;
        await Eventually.BecomesTrueAsync(
            () => Task.FromResult((line = Lines.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal))) is not null),
            deadline,
            () => $"Expected: {text}\n{string.Join('\n', Lines)}");
        return line!;
    }

    public Task<string> IsHealthyAsync() => SaysAsync("all healthy in ", TimeSpan.FromSeconds(60));

    public void Signal(string signal) =>
        Process.Start("kill", [$"-{signal}", Pid.ToString(CultureInfo.InvariantCulture)]).WaitForExit();

    /// <summary>The exit code.</summary>
    public async Task<int> EndsWithinAsync(TimeSpan deadline)
    {
        using var timeout = new CancellationTokenSource(deadline);
        await _process.WaitForExitAsync(timeout.Token);
        return _process.ExitCode;
    }

    public async Task EndAsync()
    {
        if (!_process.HasExited)
        {
            Signal("TERM");
            await EndsWithinAsync(TimeSpan.FromSeconds(15));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _process.Dispose();
    }

    private static AppHostProcess StartLine(string[] line, StateFolder state, IEnumerable<(string Name, string? Value)> environment)
    {
        // A test run in the background ignores Ctrl+C and hands that down: env gives the signal its meaning back.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", .. line])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ANTQ_STATE"] = state.Path;
        foreach (var (variable, value) in environment)
        {
            start.Environment.Remove(variable);
            if (value is not null)
            {
                start.Environment[variable] = value;
            }
        }

        return new AppHostProcess(Process.Start(start)!);
    }

    private void Note(object sender, DataReceivedEventArgs received)
    {
        if (received.Data is { } line)
        {
            _lines.Enqueue(line);
        }
    }
}
