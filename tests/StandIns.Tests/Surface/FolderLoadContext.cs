using System.Reflection;
using System.Runtime.Loader;

namespace AnTq.StandIns.Tests.Surface;

/// <summary>Loads an assembly and its neighbours apart from those of the test run, so that a fixture may bear any name.</summary>
internal sealed class FolderLoadContext(string folder) : AssemblyLoadContext(isCollectible: true)
{
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var neighbour = Path.Combine(folder, assemblyName.Name + ".dll");
        return File.Exists(neighbour) ? LoadFromAssemblyPath(neighbour) : null;
    }
}
