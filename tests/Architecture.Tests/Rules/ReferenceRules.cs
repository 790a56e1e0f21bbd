using AnTq.Architecture.Tests.Tree;

namespace AnTq.Architecture.Tests.Rules;

/// <summary>A service knows others only by their contract: it refers to Contracts, Platform and ServiceDefaults, and to nothing else of ours.</summary>
internal static class ReferenceRules
{
    private static readonly Dictionary<string, string[]> _allowed = new()
    {
        ["AnTq.Contracts"] = [],
        ["AnTq.ServiceDefaults"] = [],
        ["AnTq.Platform"] = ["AnTq.Contracts", "AnTq.ServiceDefaults"],
    };

    private static readonly string[] _allowedToServices = ["AnTq.Contracts", "AnTq.Platform", "AnTq.ServiceDefaults"];

    /// <summary>References of a service or of what services are built on, by its project file and by what it was built to.</summary>
    public static IEnumerable<string> Breaches(string name, IEnumerable<string> references) =>
        references.Where(IsOurs).Except(_allowed.GetValueOrDefault(name, _allowedToServices))
            .Select(reference => $"{name} refers to {reference}");

    /// <summary>Nobody but an assembly's own tests may see its internals.</summary>
    public static IEnumerable<string> StrangeFriends(ProjectFile project) =>
        project.Friends.Where(friend => friend != $"{project.RootNamespace}.Tests")
            .Select(friend => $"{project.AssemblyName} shows its internals to {friend}");

    private static bool IsOurs(string name) => name.StartsWith("AnTq.", StringComparison.Ordinal) || name is "AppHost" or "antq";
}
