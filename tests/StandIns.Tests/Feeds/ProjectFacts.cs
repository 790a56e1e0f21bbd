using System.Xml.Linq;

namespace AnTq.StandIns.Tests.Feeds;

/// <summary>What one project consists of on one feed; projects by their full paths.</summary>
internal sealed record ProjectFacts(
    string Path, IReadOnlyList<string> Packages, IReadOnlyList<string> Projects, IReadOnlyList<string> Sources)
{
    /// <summary>What the project's own text names, for a project whose SDK can't be had here.</summary>
    public static ProjectFacts FromText(string path, string text)
    {
        var folder = System.IO.Path.GetDirectoryName(path)!;
        var items = XDocument.Parse(text).Descendants().Where(item => item.Attribute("Include") is not null).ToLookup(
            item => item.Name.LocalName, item => item.Attribute("Include")!.Value);
        return new ProjectFacts(path, [.. items["PackageReference"]],
            [.. items["ProjectReference"].Select(project => System.IO.Path.GetFullPath(project.Replace('\\', '/'), folder))],
            [.. items["Compile"]]);
    }
}
