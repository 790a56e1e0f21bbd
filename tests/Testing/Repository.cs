namespace AnTq.Testing;

/// <summary>Where things lie in the checkout that these tests were built from.</summary>
public static class Repository
{
    /// <summary>The checkout's folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The configuration that these tests were built with: Debug or Release.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>The path of an assembly in its own project's output, built with the same configuration.</summary>
    /// <param name="project">The project's folder, such as src/Awards.</param>
    /// <param name="name">The assembly's name, such as AnTq.Awards.</param>
    public static string Assembly(string project, string name)
    {
        var path = Path.Combine(Root, project, "bin", Configuration, "net10.0", name + ".dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"{path} is not built.", path);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "global.json")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"{AppContext.BaseDirectory} lies in no checkout.");
        }

        return folder.FullName;
    }
}
