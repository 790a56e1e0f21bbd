using System.Diagnostics;

namespace AnTq.OtherLanguages.Tests.Runners;

/// <summary>A client in another language, run as a program of its own.</summary>
internal static class ClientProgram
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);

    /// <summary>Runs it to its end and returns what it wrote.</summary>
    /// <exception cref="InvalidOperationException">It failed or took too long; the message has what it wrote to both streams.</exception>
    public static async Task<string> RunAsync(
        string program, string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync().WaitAsync(_limit, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
        }

        return process is { HasExited: true, ExitCode: 0 } ? await output
            : throw new InvalidOperationException($"{program} {string.Join(' ', start.ArgumentList)} failed:\n{await output}\n{await errors}");
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
