using System.Reflection;

namespace AnTq.StandIns.Tests.Surface;

/// <summary>
/// Prints what other code can bind to in an assembly, one fact per line, in the form of the contract files. An assembly that can't be
/// read, or whose dependencies can't, throws: it must not look empty.
/// </summary>
internal static class AssemblySurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyCollection<string> Read(string path)
    {
        var context = new FolderLoadContext(Path.GetDirectoryName(path)!);
        try
        {
            return new SortedSet<string>(context.LoadFromAssemblyPath(path).GetExportedTypes().SelectMany(Lines), StringComparer.Ordinal);
        }
        finally
        {
            context.Unload();
        }
    }

    private static IEnumerable<string> Lines(Type type) =>
        TypeLines(type).Concat(MethodLines(type)).Concat(PropertyLines(type)).Concat(EventLines(type)).Concat(FieldLines(type));

    private static IEnumerable<string> TypeLines(Type type)
    {
        var name = TypeText.Name(type);
        yield return $"{name} : {TypeText.Kind(type)}{MemberText.Marks(type)}";
        if (type is { IsClass: true, BaseType: { } parent } && parent != typeof(object) && !TypeText.IsDelegate(type))
        {
            yield return $"{name} : derives {TypeText.Name(parent)}";
        }
        foreach (var contract in type.GetInterfaces().Where(contract => contract.IsPublic || contract.IsNestedPublic))
        {
            yield return $"{name} : implements {TypeText.Name(contract)}";
        }
    }

    private static IEnumerable<string> MethodLines(Type type)
    {
        var name = TypeText.Name(type);
        var constructors = type.GetConstructors(Declared).Where(constructor => !constructor.IsStatic && MemberText.IsVisible(constructor))
            .Select(constructor =>
                $"{name}..ctor({MemberText.Parameters(constructor)}){MemberText.Protected(constructor)}{MemberText.Marks(constructor)}");
        var methods = type.GetMethods(Declared)
            .Where(MemberText.IsVisible)
            .Where(method => !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
            .Select(method => $"{name}.{method.Name}{TypeText.GenericParameters(method)}({MemberText.Parameters(method)})"
                + $" -> {TypeText.Name(method.ReturnType)}{MemberText.Modifiers(method)}{MemberText.Marks(method)}");
        return constructors.Concat(methods);
    }

    private static IEnumerable<string> PropertyLines(Type type) =>
        from property in type.GetProperties(Declared)
        let read = MemberText.IsVisible(property.GetMethod)
        let write = MemberText.IsVisible(property.SetMethod)
        where read || write
        let accessors = (read ? " get" : "") + (!write ? "" : MemberText.IsInit(property) ? " init" : " set")
        select $"{TypeText.Name(type)}.{property.Name}{accessors} -> {TypeText.Name(property.PropertyType)}"
            + MemberText.Modifiers((property.GetMethod ?? property.SetMethod)!) + MemberText.Marks(property);

    private static IEnumerable<string> EventLines(Type type) =>
        from raised in type.GetEvents(Declared)
        where MemberText.IsVisible(raised.AddMethod)
        select $"{TypeText.Name(type)}.{raised.Name} event -> {TypeText.Name(raised.EventHandlerType!)}{MemberText.Marks(raised)}";

    private static IEnumerable<string> FieldLines(Type type) =>
        from field in type.GetFields(Declared)
        where (field.IsPublic || field.IsFamily) && !field.IsSpecialName
        let value = field.IsLiteral ? FormattableString.Invariant($" = {field.GetRawConstantValue()}") : ""
        select $"{TypeText.Name(type)}.{field.Name} field{value} -> {TypeText.Name(field.FieldType)}{MemberText.Marks(field)}";
}
