using System.Xml.Linq;

namespace AnTq.StandIns.Tests.Feeds;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    private static readonly HashSet<string> NotSource = new(StringComparer.Ordinal)
    {
        "bin", "obj", "node_modules", ".git", ".antq", "TestResults",
    };

    public static string Root { get; } = FindRoot();

    public static string StandInsFolder { get; } = Path.Combine(Root, "src", "StandIns");

    public static IReadOnlyList<string> Projects { get; } = [.. FindProjects(Root).Order(StringComparer.Ordinal)];

    /// <summary>The ids of the packages that have a stand-in.</summary>
    public static IReadOnlyList<string> StandIns { get; } =
        [.. Projects.Where(IsStandIn).Select(project => Path.GetFileNameWithoutExtension(project))];

    public static IReadOnlySet<string> CentralVersions { get; } =
        XDocument.Load(Path.Combine(Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Select(version => version.Attribute("Include")!.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public static bool IsStandIn(string path) => path.StartsWith(StandInsFolder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static IEnumerable<string> FindProjects(string folder) =>
        Directory.EnumerateFiles(folder, "*.csproj").Concat(
            Directory.EnumerateDirectories(folder).Where(child => !NotSource.Contains(Path.GetFileName(child))).SelectMany(FindProjects));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Directory.Packages.props")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("These tests must run inside the checkout.");
        }
        return folder;
    }
}
