using System.Collections.Immutable;

namespace AnTq.Architecture.Tests.Code;

/// <summary>Names members as BannedSymbols.txt does.</summary>
internal static class DocumentationId
{
    public static string OfMethod(string type, string name, IEnumerable<ImmutableArray<NamedType>> parameters)
    {
        if (name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal))
        {
            return $"P:{type}.{name[4..]}";
        }

        var list = string.Join(',', parameters.Select(parameter => parameter is [var first, ..] ? first.FullName : "?"));
        return list.Length == 0 ? $"M:{type}.{name}" : $"M:{type}.{name}({list})";
    }
}
