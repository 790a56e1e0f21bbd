namespace AnTq.Platform.Catalogues;

/// <summary>A list that ships with a service, in the order of its file. See <see cref="CatalogueFile"/>.</summary>
/// <typeparam name="T">An entry.</typeparam>
public sealed class Catalogue<T>
    where T : class
{
    private readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);

    internal Catalogue(string file, IReadOnlyList<T> entries, Func<T, string> key)
    {
        Entries = entries;
        for (var position = 0; position < entries.Count; position++)
        {
            if (!positions.TryAdd(key(entries[position]), position))
                throw new BrokenCatalogueException(file, $"{key(entries[position])} stands in it twice.");
        }
    }

    /// <summary>All entries.</summary>
    public IReadOnlyList<T> Entries { get; }

    /// <summary>The entry with a key, or null.</summary>
    /// <param name="key">The key.</param>
    public T? Find(string key) => positions.TryGetValue(key, out var position) ? Entries[position] : null;

    /// <summary>
    /// The entries that stand behind one, for the next page. Behind a key that is no longer in the catalogue stands nothing.
    /// </summary>
    /// <param name="last">The key of the last entry seen; null: from the first.</param>
    /// <param name="limit">Greatest number of entries.</param>
    public IReadOnlyList<T> After(string? last, int limit)
    {
        var start = last is null ? 0 : positions.TryGetValue(last, out var position) ? position + 1 : Entries.Count;
        return Entries.Skip(start).Take(limit).ToList();
    }
}
