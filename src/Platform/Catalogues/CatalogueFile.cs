using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnTq.Platform.Catalogues;

/// <summary>Reads catalogues: JSON arrays that ship with a service.</summary>
public static class CatalogueFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads a catalogue out of an assembly.</summary>
    /// <typeparam name="T">An entry; a record whose members are all <c>required</c> unless the file may leave them out.</typeparam>
    /// <param name="assembly">The service's assembly.</param>
    /// <param name="file">Logical name of the embedded file.</param>
    /// <param name="key">What tells entries apart.</param>
    /// <exception cref="BrokenCatalogueException">It is absent, not readable, empty, or names a key twice.</exception>
    public static Catalogue<T> Read<T>(Assembly assembly, string file, Func<T, string> key)
        where T : class
    {
        using var content = assembly.GetManifestResourceStream(file)
            ?? throw new BrokenCatalogueException(file, "it is not in the program.");
        return Read(content, file, key);
    }

    /// <summary>Reads a catalogue.</summary>
    /// <typeparam name="T">An entry; a record whose members are all <c>required</c> unless the file may leave them out.</typeparam>
    /// <param name="content">The JSON array.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="key">What tells entries apart.</param>
    /// <exception cref="BrokenCatalogueException">It is not readable, empty, or names a key twice.</exception>
    public static Catalogue<T> Read<T>(Stream content, string file, Func<T, string> key)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<List<T>>(content, Json) is { Count: > 0 } entries
                ? new Catalogue<T>(file, entries, key)
                : throw new BrokenCatalogueException(file, "it is empty.");
        }
        catch (JsonException unreadable)
        {
            throw new BrokenCatalogueException(file, unreadable.Message, unreadable);
        }
    }
}
