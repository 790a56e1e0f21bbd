using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace AnTq.Architecture.Tests.Code;

/// <summary>A type by the assembly in which it is sought and its full name.</summary>
internal readonly record struct NamedType(string Assembly, string FullName);

/// <summary>Names the types of one assembly's metadata. A constructed type is a list: itself, then those that it is made of.</summary>
internal sealed class TypeNames(MetadataReader metadata, string assembly) : ISignatureTypeProvider<ImmutableArray<NamedType>, object?>
{
    public ImmutableArray<NamedType> Of(EntityHandle handle) => handle.IsNil ? [] : handle.Kind switch
    {
        HandleKind.TypeDefinition => [new NamedType(assembly, Of(metadata.GetTypeDefinition((TypeDefinitionHandle)handle)))],
        HandleKind.TypeReference => [Of(metadata.GetTypeReference((TypeReferenceHandle)handle))],
        HandleKind.TypeSpecification => metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null),
        _ => [],
    };

    public string Of(TypeDefinition type) => type.GetDeclaringType() is { IsNil: false } outer
        ? $"{Of(metadata.GetTypeDefinition(outer))}+{metadata.GetString(type.Name)}"
        : Qualified(metadata.GetString(type.Namespace), metadata.GetString(type.Name));

    public ImmutableArray<NamedType> GetPrimitiveType(PrimitiveTypeCode code) => [new NamedType("System.Runtime", $"System.{code}")];

    public ImmutableArray<NamedType> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Of(handle);

    public ImmutableArray<NamedType> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Of(handle);

    public ImmutableArray<NamedType> GetTypeFromSpecification(
        MetadataReader reader, object? context, TypeSpecificationHandle handle, byte rawTypeKind) => Of(handle);

    public ImmutableArray<NamedType> GetGenericInstantiation(ImmutableArray<NamedType> type, ImmutableArray<ImmutableArray<NamedType>> arguments) =>
        [.. type, .. arguments.SelectMany(each => each)];

    public ImmutableArray<NamedType> GetModifiedType(ImmutableArray<NamedType> modifier, ImmutableArray<NamedType> type, bool isRequired) =>
        [.. type, .. modifier];

    public ImmutableArray<NamedType> GetFunctionPointerType(MethodSignature<ImmutableArray<NamedType>> signature) =>
        [.. signature.ReturnType, .. signature.ParameterTypes.SelectMany(each => each)];

    public ImmutableArray<NamedType> GetSZArrayType(ImmutableArray<NamedType> type) => type;

    public ImmutableArray<NamedType> GetArrayType(ImmutableArray<NamedType> type, ArrayShape shape) => type;

    public ImmutableArray<NamedType> GetByReferenceType(ImmutableArray<NamedType> type) => type;

    public ImmutableArray<NamedType> GetPointerType(ImmutableArray<NamedType> type) => type;

    public ImmutableArray<NamedType> GetPinnedType(ImmutableArray<NamedType> type) => type;

    public ImmutableArray<NamedType> GetGenericMethodParameter(object? context, int index) => [];

    public ImmutableArray<NamedType> GetGenericTypeParameter(object? context, int index) => [];

    private NamedType Of(TypeReference type)
    {
        var name = Qualified(metadata.GetString(type.Namespace), metadata.GetString(type.Name));
        return type.ResolutionScope.Kind switch
        {
            HandleKind.AssemblyReference =>
                new NamedType(metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name), name),
            HandleKind.TypeReference when Of(metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope)) is var outer =>
                outer with { FullName = $"{outer.FullName}+{name}" },
            _ => new NamedType(assembly, name),
        };
    }

    private static string Qualified(string ns, string name) => ns.Length == 0 ? name : $"{ns}.{name}";
}
