using System.Xml.Linq;

namespace AnTq.Architecture.Tests.Tree;

/// <summary>A project as its file says.</summary>
/// <param name="Path">From the checkout's root.</param>
/// <param name="AssemblyName">The name of what it is built to.</param>
/// <param name="RootNamespace">Where its namespaces begin.</param>
/// <param name="Projects">File names of the projects that it refers to, without the ending.</param>
/// <param name="Packages">Ids of the packages that it refers to.</param>
/// <param name="Friends">The assemblies that may see its internals.</param>
internal sealed record ProjectFile(
    string Path, string AssemblyName, string RootNamespace,
    IReadOnlyList<string> Projects, IReadOnlyList<string> Packages, IReadOnlyList<string> Friends)
{
    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    public bool IsBelow(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    public static ProjectFile Parse(SourceFile file)
    {
        var xml = XDocument.Parse(file.Text);
        var assembly = Property(xml, "AssemblyName") ?? System.IO.Path.GetFileNameWithoutExtension(file.Path);
        return new ProjectFile(
            file.Path, assembly, Property(xml, "RootNamespace") ?? assembly,
            [.. Included(xml, "ProjectReference").SelectMany(each => each.Split(';')).Select(System.IO.Path.GetFileNameWithoutExtension).OfType<string>()],
            [.. Included(xml, "PackageReference")],
            [.. Included(xml, "InternalsVisibleTo")]);
    }

    private static string? Property(XDocument xml, string name) => xml.Descendants(name).FirstOrDefault()?.Value;

    private static IEnumerable<string> Included(XDocument xml, string item) =>
        xml.Descendants(item).Select(each => each.Attribute("Include")?.Value.Replace('\\', '/')).OfType<string>();
}
