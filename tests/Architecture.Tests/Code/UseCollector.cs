using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace AnTq.Architecture.Tests.Code;

/// <summary>Collects what the types of an assembly name: in their declarations, their members' signatures and their code.</summary>
internal sealed class UseCollector(PEReader file, MetadataReader metadata, TypeNames names)
{
    private readonly HashSet<CodeUse> _uses = [];
    private string _user = "";

    public IReadOnlyCollection<CodeUse> Collect()
    {
        foreach (var type in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition))
        {
            _user = names.Of(type).Split('+')[0];
            AddDeclaration(type);
            foreach (var method in type.GetMethods().Select(metadata.GetMethodDefinition))
            {
                AddMethod(method);
            }
        }

        return _uses;
    }

    private void AddDeclaration(TypeDefinition type)
    {
        Add(names.Of(type.BaseType));
        Add(type.GetInterfaceImplementations().SelectMany(each => names.Of(metadata.GetInterfaceImplementation(each).Interface)));
        Add(type.GetFields().SelectMany(each => metadata.GetFieldDefinition(each).DecodeSignature(names, null)));
        AddAttributes(type.GetCustomAttributes());
        AddConstraints(type.GetGenericParameters());
    }

    private void AddMethod(MethodDefinition method)
    {
        Add(TypesIn(method.DecodeSignature(names, null)));
        AddAttributes(method.GetCustomAttributes());
        AddConstraints(method.GetGenericParameters());
        if (method.RelativeVirtualAddress == 0)
        {
            return;
        }

        var body = file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
        {
            Add(metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names, null).SelectMany(each => each));
        }

        foreach (var token in InstructionTokens.Of(body))
        {
            AddToken(token);
        }
    }

    private void AddToken(EntityHandle token)
    {
        switch (token.Kind)
        {
            case HandleKind.MemberReference:
                AddMember(metadata.GetMemberReference((MemberReferenceHandle)token));
                break;
            case HandleKind.MethodSpecification:
                var generic = metadata.GetMethodSpecification((MethodSpecificationHandle)token);
                Add(generic.DecodeSignature(names, null).SelectMany(each => each));
                AddToken(generic.Method);
                break;
            case HandleKind.MethodDefinition:
                Add(names.Of(metadata.GetMethodDefinition((MethodDefinitionHandle)token).GetDeclaringType()));
                break;
            case HandleKind.FieldDefinition:
                Add(names.Of(metadata.GetFieldDefinition((FieldDefinitionHandle)token).GetDeclaringType()));
                break;
            default:
                Add(names.Of(token));
                break;
        }
    }

    private void AddMember(MemberReference member)
    {
        if (names.Of(member.Parent) is not [var owner, .. var others])
        {
            return;
        }

        Add(others);
        var id = $"F:{owner.FullName}.{metadata.GetString(member.Name)}";
        if (member.GetKind() == MemberReferenceKind.Method)
        {
            var signature = member.DecodeMethodSignature(names, null);
            Add(TypesIn(signature));
            id = DocumentationId.OfMethod(owner.FullName, metadata.GetString(member.Name), signature.ParameterTypes);
        }

        _uses.Add(new CodeUse(_user, owner.Assembly, owner.FullName, id));
    }

    private void AddAttributes(CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes.Select(metadata.GetCustomAttribute))
        {
            AddToken(attribute.Constructor);
        }
    }

    private void AddConstraints(GenericParameterHandleCollection parameters) =>
        Add(parameters.SelectMany(each => metadata.GetGenericParameter(each).GetConstraints())
            .SelectMany(each => names.Of(metadata.GetGenericParameterConstraint(each).Type)));

    private void Add(IEnumerable<NamedType> types) =>
        _uses.UnionWith(types.Select(type => new CodeUse(_user, type.Assembly, type.FullName, Member: null)));

    private static IEnumerable<NamedType> TypesIn(MethodSignature<ImmutableArray<NamedType>> signature) =>
        signature.ParameterTypes.Append(signature.ReturnType).SelectMany(each => each);
}
