using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace AnTq.Architecture.Tests.Code;

/// <summary>A built assembly, read without loading it.</summary>
/// <param name="Name">Its simple name.</param>
/// <param name="References">The simple names of the assemblies that it refers to.</param>
/// <param name="Uses">Everything that its types name, each once per user.</param>
/// <param name="Types">The types that it declares.</param>
internal sealed record CodeAssembly(
    string Name, IReadOnlyList<string> References, IReadOnlyCollection<CodeUse> Uses, IReadOnlyList<DeclaredType> Types)
{
    public static CodeAssembly Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        var name = metadata.GetString(metadata.GetAssemblyDefinition().Name);
        var references = metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name));
        var names = new TypeNames(metadata, name);
        return new CodeAssembly(name, [.. references], new UseCollector(file, metadata, names).Collect(), DeclaredType.ReadAll(metadata, names));
    }
}
