using System.Text.RegularExpressions;
using AnTq.AppHost.Tests.Suite;
using AnTq.Testing;
using Xunit;

namespace AnTq.AppHost.Tests.Commands;

/// <summary>Whatever a README tells people to type is run by a test, or is listed here with the reason why not.</summary>
public sealed partial class ReadmeCommandsTests
{
    private static readonly string[] _notOurs = ["bin", "obj", "node_modules", ".git", ".antq"];

    /// <summary>How commands begin, and where they are run.</summary>
    private static readonly Dictionary<string, string> _known = new()
    {
        ["./run.sh"] = nameof(SuiteCommandsTests),
        ["dotnet run --project AppHost"] = nameof(SuiteCommandsTests),
        ["antq demo"] = nameof(SuiteCommandsTests),
        ["antq events"] = nameof(SuiteCommandsTests),
        ["antq org"] = "tests/Cli.Tests, against a real service",
        ["antq award"] = "tests/Cli.Tests, against a real service",
        ["organizations=$(build/endpoint.sh organizations)"] = nameof(ReadmeTests),
        ["build/buf.sh curl"] = nameof(ReadmeTests),
        ["./test.sh"] = "runs these tests: the build server runs it",
        ["./bench.sh"] = "takes minutes, and its figures mean something only on a quiet machine",
    };

    [Fact]
    public void Every_command_in_a_README_is_known()
    {
        var commands = Readmes(Repository.Root).SelectMany(file => CommandsIn(File.ReadAllText(file))).ToList();
        Assert.Contains("antq demo", commands);
        Assert.Contains("./run.sh wipe", commands);

        Assert.All(commands, command => Assert.Contains(_known.Keys, known => $"{command} ".StartsWith($"{known} ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Commands_are_found_where_READMEs_have_them() =>
        Assert.Equal(
            ["./run.sh demo", "antq events redrive a.b", "dotnet build", "echo 'one", "curl x"],
            CommandsIn("""
                Text with `./not.sh` in it.

                    ./run.sh demo     # shows it
                    antq events redrive a.b    gives back
                    dotnet build
                    {"not": "a command"}

                ```bash
                echo 'one
                  two'
                curl x
                ```

                ```json
                { "pid": 1 }
                ```
                """));

    private static IEnumerable<string> Readmes(string folder) =>
        Directory.EnumerateFiles(folder, "README.md").Concat(
            Directory.EnumerateDirectories(folder).Where(path => !_notOurs.Contains(Path.GetFileName(path))).SelectMany(Readmes));

    /// <summary>Indented lines that begin like a command, without what explains them; and the lines of shell blocks that begin one.</summary>
    private static IEnumerable<string> CommandsIn(string readme)
    {
        var indented = Indented().Matches(readme).Select(match => Explanation().Split(match.Groups[1].Value)[0]);
        var inBlocks = ShellBlock().Matches(readme)
            .SelectMany(block => block.Groups[1].Value.Split('\n'))
            .Where(line => line.Length > 0 && !char.IsWhiteSpace(line[0]));
        return indented.Concat(inBlocks).Select(line => line.TrimEnd(' ', '\\'));
    }

    [GeneratedRegex(@"^    ((\./|dotnet |antq |build/|bash |npm |python3 |node ).*)$", RegexOptions.Multiline)]
    private static partial Regex Indented();

    [GeneratedRegex(@" {2,}| # ")]
    private static partial Regex Explanation();

    [GeneratedRegex(@"^```(?:bash|sh|shell|console)\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex ShellBlock();
}
