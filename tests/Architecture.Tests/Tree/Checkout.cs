using AnTq.Testing;

namespace AnTq.Architecture.Tests.Tree;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Checkout
{
    private static readonly string[] _notOurs = [".git", "bin", "obj", "node_modules", ".antq", ".vs", "TestResults", "__pycache__"];

    private static readonly string[] _textual =
        [".cs", ".csproj", ".props", ".targets", ".sql", ".proto", ".sh", ".js", ".py", ".json", ".md", ".txt", ".yaml"];

    private static readonly Lazy<IReadOnlyList<SourceFile>> _files = new(() => [.. Read(Repository.Root)]);

    private static readonly Lazy<IReadOnlyList<ProjectFile>> _projects =
        new(() => [.. Files.Where(file => file.Name.EndsWith(".csproj", StringComparison.Ordinal)).Select(ProjectFile.Parse)]);

    private static readonly Lazy<IReadOnlyList<CodeAssemblyOf>> _product =
        new(() => [.. Projects.Where(IsProduct).Select(project => new CodeAssemblyOf(project, Code.CodeAssembly.Read(Repository.Assembly(project.Folder, project.AssemblyName))))]);

    public static IReadOnlyList<SourceFile> Files => _files.Value;

    public static IReadOnlyList<ProjectFile> Projects => _projects.Value;

    /// <summary>The services, what they are built on, and the AppHost that composes them.</summary>
    public static IReadOnlyList<CodeAssemblyOf> Product => _product.Value;

    /// <summary>The services: the projects below src with a module of their name.</summary>
    public static IReadOnlyList<CodeAssemblyOf> Services => [.. Product.Where(each => IsService(each.Project))];

    /// <summary>This assembly, which holds the violations that the rules must find.</summary>
    public static Code.CodeAssembly Violations { get; } = Code.CodeAssembly.Read(typeof(Checkout).Assembly.Location);

    private static bool IsProduct(ProjectFile project) =>
        (project.IsBelow("src") && !project.IsBelow("src/StandIns")) || project.IsBelow("ServiceDefaults")
        || project.IsBelow("AppHost");

    private static bool IsService(ProjectFile project) =>
        Files.Any(file => file.Path == $"{project.Folder}/{project.Folder.Split('/')[^1]}Module.cs");

    private static IEnumerable<SourceFile> Read(string folder) =>
        Directory.EnumerateFiles(folder).Where(path => _textual.Contains(Path.GetExtension(path)))
            .Select(path => new SourceFile(Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), File.ReadAllText(path)))
            .Concat(Directory.EnumerateDirectories(folder).Where(path => !_notOurs.Contains(Path.GetFileName(path))).SelectMany(Read));
}
