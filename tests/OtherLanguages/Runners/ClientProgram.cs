using System.Diagnostics;
using AnTq.Testing;

namespace AnTq.OtherLanguages.Tests.Runners;

/// <summary>A client in another language, run as a program of its own.</summary>
internal static class ClientProgram
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(3);

    /// <summary>Runs it to its end and returns what it wrote.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it wrote to both streams.</exception>
    /// <exception cref="TimeoutException">It took too long; the message has that, too.</exception>
    public static async Task<string> RunAsync(
        string program, string folder, IReadOnlyCollection<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var run = await ProgramRun.OfAsync(
            program, arguments, _limit, environment.ToDictionary(variable => variable.Key, string? (variable) => variable.Value), folder);
        return run.ExitCode == 0 ? run.Output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed:\n{run.Output}\n{run.Errors}");
    }

    /// <summary>What a run of cases has written: case → "ok", or what went wrong.</summary>
    public static IReadOnlyDictionary<string, string> ReadCases(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2))
            .ToDictionary(parts => parts[0], parts => parts[1]);

    /// <summary>Whether a program is there and does as asked.</summary>
    public static bool Answers(string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
