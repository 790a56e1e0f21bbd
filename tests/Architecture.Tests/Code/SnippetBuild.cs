using System.Diagnostics;
using System.Text.RegularExpressions;
using AnTq.Architecture.Tests.Tree;

namespace AnTq.Architecture.Tests.Code;

/// <summary>Builds a file as a project of this checkout would: with its props, its targets and its analyzers.</summary>
internal static partial class SnippetBuild
{
    private const string Project = """<Project Sdk="Microsoft.NET.Sdk" />""";

    /// <summary>The errors, each once: its code, a blank, its text.</summary>
    public static async Task<IReadOnlyList<string>> ErrorsAsync(string code)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Checkout.Root, ".antq", $"snippet-{Environment.ProcessId}"));
        try
        {
            var project = Path.Combine(folder.FullName, "Snippet.csproj");
            await File.WriteAllTextAsync(project, Project);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Snippet.cs"), code);
            var output = await BuildAsync(project);
            return [.. Error().Matches(output).Select(error => $"{error.Groups[1].Value} {error.Groups[2].Value}").Distinct().Order()];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> BuildAsync(string project)
    {
        var start = new ProcessStartInfo("dotnet", ["build", project, "-nologo", "-v:q", "-nodeReuse:false", "-p:UseSharedCompilation=false"])
        {
            WorkingDirectory = Checkout.Root,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        // The test host's own MSBuild variables would point the new process at the wrong tool set.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        // Errors that are not in the compiler's form must not pass for none.
        return process.ExitCode == 0 || Error().IsMatch(output) ? output : throw new InvalidOperationException(output);
    }

    // An error as the compiler prints it, with the analyzer's text as an example:
    // path(line,column): error RS0030: The symbol 'DateTime.UtcNow' is banned in this project: ... [project]
    [GeneratedRegex(@": error (\w+): (.*?)(?: in this project| \[|$)", RegexOptions.Multiline)]
    private static partial Regex Error();
}
