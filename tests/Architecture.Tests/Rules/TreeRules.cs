using System.Globalization;
using System.Text.RegularExpressions;
using AnTq.Architecture.Tests.Tree;

namespace AnTq.Architecture.Tests.Rules;

/// <summary>What can be told from the files alone.</summary>
internal static partial class TreeRules
{
    private static readonly string[] _code = [".cs", ".js", ".py", ".sh", ".sql", ".proto"];

    /// <summary>Names that say nothing, so that everything ends up behind them.</summary>
    private static readonly string[] _drawers = ["utils", "util", "utilities", "helpers", "helper", "extensions", "common", "misc", "shared"];

    public static IEnumerable<string> TooLong(IEnumerable<SourceFile> files, string name, int most) =>
        files.Where(file => file.Name == name).SelectMany(file => TooLong(file, most));

    public static IEnumerable<string> TooLong(IEnumerable<SourceFile> files, int most) =>
        files.Where(file => _code.Contains(Path.GetExtension(file.Path))).SelectMany(file => TooLong(file, most));

    public static IEnumerable<string> Drawers(IEnumerable<SourceFile> files) =>
        files.Where(file => Path.ChangeExtension(file.Path, null).Split('/').Any(part => _drawers.Contains(part.ToLowerInvariant())))
            .Select(file => $"{file.Path} is a drawer for anything");

    public static IEnumerable<string> ConditionalCode(IEnumerable<SourceFile> files) =>
        files.Where(file => file.Name.EndsWith(".cs", StringComparison.Ordinal) && ConditionalDirective().IsMatch(file.Text))
            .Select(file => $"{file.Path} is not the same code everywhere");

    /// <summary>
    /// Product code is written for the real packages: it knows nothing of the two feeds. Aspire's SDK is the exception: it is resolved
    /// before anything could replace it, so the project that names it has to know.
    /// </summary>
    public static IEnumerable<string> KnowledgeOfFeeds(IEnumerable<SourceFile> files) =>
        files.Where(file => IsProduct(file) && !file.Name.EndsWith(".md", StringComparison.Ordinal) && file.Path != "AppHost/AppHost.csproj")
            .Where(file => FeedWords().IsMatch(file.Text)).Select(file => $"{file.Path} knows of the two feeds");

    public static bool IsProduct(SourceFile file) =>
        (file.IsBelow("src") && !file.IsBelow("src/StandIns")) || file.IsBelow("ServiceDefaults") || file.IsBelow("AppHost");

    /// <summary>A file is found by the namespace of what it holds. Folders below a room may share the room's namespace.</summary>
    public static IEnumerable<string> StrayNamespaces(IEnumerable<SourceFile> files, IReadOnlyCollection<ProjectFile> projects) =>
        from file in files
        where file.Name.EndsWith(".cs", StringComparison.Ordinal) && !file.IsBelow("src/StandIns")
        let project = projects.Where(project => file.IsBelow(project.Folder)).MaxBy(project => project.Folder.Length)
        let declared = Namespace().Match(file.Text).Groups[1].Value
        where project is not null && declared.Length > 0
        let rooms = file.Path[(project.Folder.Length + 1)..].Split('/')[..^1]
        where !AcceptedNamespaces(project.RootNamespace, rooms).Contains(declared)
        select $"{file.Path} declares {declared}";

    private static IEnumerable<string> AcceptedNamespaces(string root, string[] rooms) =>
        Enumerable.Range(Math.Min(1, rooms.Length), Math.Max(1, rooms.Length)).Select(count => string.Join('.', rooms[..count].Prepend(root)));

    private static IEnumerable<string> TooLong(SourceFile file, int most) =>
        file.Lines > most ? [string.Create(CultureInfo.InvariantCulture, $"{file.Path} has {file.Lines} lines, more than {most}")] : [];

    [GeneratedRegex(@"^\s*#(if|elif)\b", RegexOptions.Multiline)]
    private static partial Regex ConditionalDirective();

    [GeneratedRegex("StandIn|ClosedFeed|closed-feed|closed feed")]
    private static partial Regex FeedWords();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
