using AnTq.Testing;
using Xunit;

namespace AnTq.AppHost.Tests.Commands;

/// <summary>Runs commands as somebody types them in the checkout's folder, with <c>antq</c> on the path.</summary>
internal static class Shell
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(4);

    /// <summary>What commands find changed of this process's own variables; null takes one away.</summary>
    public static IReadOnlyList<(string Name, string? Value)> Environment { get; } =
    [
        .. BuildVariables.Unset.Select(variable => (variable.Key, variable.Value)),
        ("MSBUILDDISABLENODEREUSE", "1"),
        ("PATH", $"{Path.GetDirectoryName(Repository.Assembly("src/Cli", "antq"))}:{System.Environment.GetEnvironmentVariable("PATH")}"),
    ];

    /// <summary>Runs a command to its end and returns what it printed.</summary>
    /// <param name="command">The command.</param>
    /// <param name="state">The folder in which it finds the running suite's state.</param>
    public static async Task<string> RunAsync(string command, string state)
    {
        var variables = new Dictionary<string, string?>();
        foreach (var (name, value) in Environment.Append(("ANTQ_STATE", state)))
        {
            variables[name] = value;
        }

        var run = await ProgramRun.OfAsync("bash", ["-euo", "pipefail", "-c", command], _limit, variables);
        Assert.True(run.ExitCode == 0, $"{command} ended with {run.ExitCode}\n{run.Output}\n{run.Errors}");
        return run.Output;
    }
}
