using System.Diagnostics;

namespace AnTq.Testing;

/// <summary>What a program that ran to its end wrote, and its exit code.</summary>
public sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="limit">It is ended when it takes longer.</param>
    /// <param name="environment">Set beside this process's own; null takes a variable away.</param>
    /// <param name="folder">Where it runs; the checkout's folder when null.</param>
    /// <exception cref="TimeoutException">It took too long; the message has what it wrote.</exception>
    public static async Task<ProgramRun> OfAsync(
        string program,
        IEnumerable<string> arguments,
        TimeSpan limit,
        IReadOnlyDictionary<string, string?>? environment = null,
        string? folder = null)
    {
        using var process = Process.Start(StartInfo(program, arguments, environment, folder))
            ?? throw new InvalidOperationException($"{program} could not be started.");
        process.StandardInput.Close();
        Orphanage.Add(process);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(limit, TimeProvider.System);
            return new ProgramRun(process.ExitCode, await output, await errors);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} was not done within {limit.TotalSeconds:0} s:\n{await output}\n{await errors}");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            Orphanage.Remove(process);
        }
    }

    private static ProcessStartInfo StartInfo(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment, string? folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
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

        return start;
    }
}
