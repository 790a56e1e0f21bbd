using System.Text.RegularExpressions;
using AnTq.Architecture.Tests.Tree;

namespace AnTq.Architecture.Tests.Rules;

/// <summary>Every service has the same rooms, says the same about itself, and keeps to its own data.</summary>
internal static partial class ServiceRules
{
    private static readonly string[] _folders = [.. RoomRules.RoomNames, "Catalogue"];

    private static readonly string[] _questions = ["Owns", "Publishes", "Consumes", "Calls", "Decisions"];

    public static IEnumerable<string> StrangeFolders(string service, IEnumerable<SourceFile> files) =>
        files.Where(file => file.IsBelow(service)).Select(file => file.Path[(service.Length + 1)..].Split('/'))
            .Where(parts => parts.Length > 1 && !_folders.Contains(parts[0])).Select(parts => $"{service}/{parts[0]} is no room of a service").Distinct();

    public static IEnumerable<string> UnansweredQuestions(string service, IEnumerable<SourceFile> files)
    {
        var readme = files.FirstOrDefault(file => file.Path == $"{service}/README.md")?.Text ?? "";
        return _questions.Where(question => !readme.Contains(question, StringComparison.Ordinal)).Select(question => $"{service}/README.md: nothing under {question}");
    }

    /// <summary>Another service's database is named nowhere, and the platform's tables in SQL neither.</summary>
    public static IEnumerable<string> ForeignData(string service, IEnumerable<SourceFile> files)
    {
        var own = $"{service.Split('/')[^1].ToLowerInvariant()}-db";
        return files.Where(file => file.IsBelow(service) && !file.Name.EndsWith(".md", StringComparison.Ordinal)).SelectMany(file =>
            DatabaseName().Matches(file.Text).Select(match => match.Value).Where(name => name != own)
                .Concat(PlatformTable().Matches(file.Text).Select(match => match.Value))
                .Select(name => $"{file.Path} names {name}"));
    }

    [GeneratedRegex("[a-z]+-db")]
    private static partial Regex DatabaseName();

    [GeneratedRegex(@"platform\.[a-z_]+")]
    private static partial Regex PlatformTable();
}
