using System.Reflection;

namespace AnTq.StandIns.Tests.Surface;

/// <summary>How the contract files write types.</summary>
internal static class TypeText
{
    public static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }
        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }
        if (type.IsGenericParameter)
        {
            return type.Name;
        }
        var outer = type.IsNested ? Name(type.DeclaringType!) : type.Namespace;
        var name = $"{outer}.{type.Name.Split('`')[0]}";
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }

    public static bool IsDelegate(Type type) => typeof(Delegate).IsAssignableFrom(type);

    public static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        _ when IsDelegate(type) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    public static string GenericParameters(MethodInfo method) => !method.IsGenericMethod ? ""
        : $"<{string.Join(", ", method.GetGenericArguments().Select(parameter => parameter.Name + Constraints(parameter)))}>";

    private static string Constraints(Type parameter)
    {
        var attributes = parameter.GenericParameterAttributes;
        var constraints = parameter.GetGenericParameterConstraints().Where(constraint => constraint != typeof(ValueType))
            .Select(Name).Order(StringComparer.Ordinal).ToList();
        if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            constraints.Insert(0, "class");
        }
        if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
        {
            constraints.Add("new()");
        }
        return constraints.Count == 0 ? "" : " : " + string.Join(" & ", constraints);
    }
}
