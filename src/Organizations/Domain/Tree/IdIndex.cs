using System.Collections.Immutable;

namespace AnTq.Organizations.Domain;

/// <summary>Ids by a key, in the order in which pages show them: byte by byte, as the database compares them. It never changes.</summary>
/// <typeparam name="TKey">What they are looked up by.</typeparam>
internal sealed class IdIndex<TKey>
    where TKey : notnull
{
    /// <summary>Nothing by any key.</summary>
    public static readonly IdIndex<TKey> Empty = new(ImmutableDictionary<TKey, ImmutableSortedSet<string>>.Empty);

    private static readonly ImmutableSortedSet<string> None = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    private readonly ImmutableDictionary<TKey, ImmutableSortedSet<string>> sets;

    private IdIndex(ImmutableDictionary<TKey, ImmutableSortedSet<string>> sets) => this.sets = sets;

    /// <summary>The keys by which there is, or once was, something.</summary>
    public IEnumerable<TKey> Keys => sets.Keys;

    /// <summary>The ids of a key.</summary>
    public ImmutableSortedSet<string> Of(TKey key) => sets.GetValueOrDefault(key, None);

    /// <summary>The ids of a key that come after one; all when that is null.</summary>
    public IEnumerable<string> After(TKey key, string? id)
    {
        var ids = Of(key);
        var place = id is null ? -1 : ids.IndexOf(id);
        // A negative place is the complement of where the id would stand.
        for (var index = id is not null && place < 0 ? ~place : place + 1; index < ids.Count; index++)
            yield return ids[index];
    }

    /// <summary>Begins to make another index out of this one.</summary>
    public Growing Grow() => new(this);

    /// <summary>An index in the making.</summary>
    internal sealed class Growing(IdIndex<TKey> from)
    {
        private readonly Dictionary<TKey, ImmutableSortedSet<string>.Builder> touched = [];

        public void Add(TKey key, string id) => Touch(key).Add(id);

        public void Remove(TKey key, string id) => Touch(key).Remove(id);

        public IdIndex<TKey> ToIndex()
        {
            var sets = from.sets.ToBuilder();
            foreach (var (key, ids) in touched)
                sets[key] = ids.ToImmutable();
            return new IdIndex<TKey>(sets.ToImmutable());
        }

        private ImmutableSortedSet<string>.Builder Touch(TKey key)
        {
            if (!touched.TryGetValue(key, out var ids))
                touched.Add(key, ids = from.Of(key).ToBuilder());
            return ids;
        }
    }
}
