using Google.Protobuf.Reflection;

namespace AnTq.Contracts.Tests.Reference;

/// <summary>How the reference names types and points to them.</summary>
internal static class TypeLinks
{
    /// <summary>The name within the package: nested types after the names of those around them.</summary>
    public static string NameOf(IDescriptor descriptor) => descriptor.FullName[(descriptor.File.Package.Length + 1)..];

    public static string PageOf(IDescriptor descriptor) => $"{descriptor.File.Package}.md";

    public static string Link(IDescriptor target, string label) => $"[{label}]({PageOf(target)}#{Anchor(NameOf(target))})";

    public static string Link(IDescriptor target) => Link(target, NameOf(target));

    public static string TypeOf(FieldDescriptor field)
    {
        if (field.IsMap)
        {
            return $"map of {ItemType(field.MessageType.FindFieldByNumber(1))} to {ItemType(field.MessageType.FindFieldByNumber(2))}";
        }

        return field.IsRepeated ? $"list of {ItemType(field)}" : field.HasPresence && IsScalar(field) && field.RealContainingOneof is null
            ? $"optional {ItemType(field)}" : ItemType(field);
    }

    /// <summary>The way in which headings are turned into anchors on the usual sites: lower case, without punctuation.</summary>
    public static string Anchor(string heading) => heading.ToLowerInvariant().Replace(".", "", StringComparison.Ordinal).Replace(' ', '-');

    private static bool IsScalar(FieldDescriptor field) => field.FieldType != FieldType.Message;

    private static string ItemType(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Message when field.MessageType.File.Package.StartsWith("google.", StringComparison.Ordinal) => $"`{field.MessageType.FullName}`",
        FieldType.Message => Link(field.MessageType),
        FieldType.Enum => Link(field.EnumType),
        _ => field.FieldType.ToString().ToLowerInvariant(),
    };
}
