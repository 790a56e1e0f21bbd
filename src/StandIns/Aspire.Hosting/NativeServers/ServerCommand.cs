namespace AnTq.NativeServers;

/// <summary>What to start, and how.</summary>
internal sealed record ServerCommand(string Name, string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>
    /// Added to the environment, or to next to nothing when <see cref="InheritsEnvironment"/> is false; null takes a variable away.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public bool InheritsEnvironment { get; init; }

    /// <summary>Written to the program's standard input, which is then closed.</summary>
    public string Input { get; init; } = "";

    public string WorkingFolder { get; init; } = "/";

    /// <summary>Another user to run as; only root can.</summary>
    public string? User { get; init; }

    public UnixSignal StopSignal { get; init; } = UnixSignal.Terminate;

    /// <summary>Where to note the pid for a later clean-up.</summary>
    public string? PidFile { get; init; }

    /// <summary>
    /// The child leads a session of its own: Ctrl+C would otherwise reach servers and services at the same moment, and in any order.
    /// Both wrappers replace themselves by the program, so its pid is the one that was started.
    /// </summary>
    public IReadOnlyList<string> CommandLine() =>
        User is null
            ? ["/usr/bin/setsid", Program, .. Arguments]
            : ["/usr/bin/setsid", "/usr/bin/setpriv", $"--reuid={User}", $"--regid={User}", "--init-groups", Program, .. Arguments];

    /// <summary>Runs a program that ends by itself.</summary>
    /// <exception cref="ServerFailedException">It ended with another code than 0.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var lines = new LastLines(20);
        var process = ServerProcess.Start(this, lines.Add);
        using var stop = cancellation.Register(process.Kill);
        var code = await process.Exited;
        await process.OutputEnded;
        cancellation.ThrowIfCancellationRequested();
        if (code != 0)
        {
            throw new ServerFailedException(Name, $"ended with code {code}", lines.ToList());
        }
    }
}
