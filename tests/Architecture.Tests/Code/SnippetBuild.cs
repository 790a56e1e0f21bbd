using System.Text.RegularExpressions;
using AnTq.Testing;

namespace AnTq.Architecture.Tests.Code;

/// <summary>Builds a file as a project of this checkout would: with its props, its targets and its analyzers.</summary>
internal static partial class SnippetBuild
{
    private const string Project = """<Project Sdk="Microsoft.NET.Sdk" />""";

    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(4);

    private static readonly Dictionary<string, string?> _environment = new(BuildVariables.Unset) { ["DOTNET_CLI_UI_LANGUAGE"] = "en" };

    /// <summary>The errors, each once: its code, a blank, its text.</summary>
    public static async Task<IReadOnlyList<string>> ErrorsAsync(string code)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, ".antq", $"snippet-{Environment.ProcessId}"));
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
        var run = await ProgramRun.OfAsync(
            "dotnet", ["build", project, "-nologo", "-v:q", "-nodeReuse:false", "-p:UseSharedCompilation=false"], _limit, _environment);
        // Errors that are not in the compiler's form must not pass for none.
        return run.ExitCode == 0 || Error().IsMatch(run.Output) ? run.Output : throw new InvalidOperationException(run.Output + run.Errors);
    }

    // An error as the compiler prints it, with the analyzer's text as an example:
    // path(line,column): error RS0030: The symbol 'DateTime.UtcNow' is banned in this project: ... [project]
    [GeneratedRegex(@": error (\w+): (.*?)(?: in this project| \[|$)", RegexOptions.Multiline)]
    private static partial Regex Error();
}
