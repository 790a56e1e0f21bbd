using System.Reflection;
using System.Reflection.Metadata;

namespace AnTq.Architecture.Tests.Code;

/// <summary>A type that an assembly declares.</summary>
/// <param name="FullName">Nested types after a plus sign.</param>
/// <param name="IsInterface">Whether it is an interface.</param>
/// <param name="Interfaces">The full names of the interfaces that it names as its own.</param>
internal sealed record DeclaredType(string FullName, bool IsInterface, IReadOnlyList<string> Interfaces)
{
    public static IReadOnlyList<DeclaredType> ReadAll(MetadataReader metadata, TypeNames names) =>
    [
        .. metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Select(type => new DeclaredType(
            names.Of(type), type.Attributes.HasFlag(TypeAttributes.Interface),
            [.. type.GetInterfaceImplementations().Select(metadata.GetInterfaceImplementation).Select(each => names.Of(each.Interface)[0].FullName)])),
    ];
}
