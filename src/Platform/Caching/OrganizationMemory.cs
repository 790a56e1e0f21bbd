using AnTq.Organizations.V1;
using Microsoft.Extensions.Caching.Memory;

namespace AnTq.Platform.Caching;

/// <summary>
/// What this copy remembers, for 30 s at most. Changes are counted; an entry counts only while nothing has been heard of a change of the
/// organization, or of one above it, since its filling began. So an answer that a change has overtaken may be kept: it is never given.
/// </summary>
internal sealed class OrganizationMemory : IDisposable
{
    /// <summary>Greatest number of entries.</summary>
    public const int Capacity = 10_000;

    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(30);
    private readonly MemoryCache entries = new(new MemoryCacheOptions { SizeLimit = Capacity });
    private readonly ChangeLog changes = new();

    /// <summary>The number of changes heard of.</summary>
    public long Mark => changes.Mark;

    /// <summary>Those of the organizations that are remembered. They must not be changed.</summary>
    public Dictionary<OrganizationKey, Organization> Find(IEnumerable<OrganizationKey> keys)
    {
        var found = new Dictionary<OrganizationKey, Organization>();
        foreach (var key in keys)
        {
            if (entries.TryGetValue(key, out Entry? entry) && !HasChanged(entry!.Organization, entry.Mark))
                found[key] = entry.Organization;
        }

        return found;
    }

    /// <summary>Keeps organizations. They must not be changed afterwards.</summary>
    /// <param name="organizations">The organizations.</param>
    /// <param name="mark">The mark before they were asked for.</param>
    public void Keep(IReadOnlyDictionary<OrganizationKey, Organization> organizations, long mark)
    {
        foreach (var (key, organization) in organizations)
        {
            using var kept = entries.CreateEntry(key);
            kept.Value = new Entry(organization, mark);
            kept.Size = 1;
            kept.AbsoluteExpirationRelativeToNow = Life.Below(LongestLife);
        }
    }

    /// <summary>Whether an organization, or one above it, has changed since the mark was read.</summary>
    public bool HasChanged(Organization organization, long mark) => changes.HasChanged(organization, mark);

    /// <summary>Forgets an organization and everything below it, on all days.</summary>
    public void Forget(string name) => changes.Add(name);

    /// <summary>Forgets everything.</summary>
    public void Clear() => changes.AddAll();

    public void Dispose() => entries.Dispose();

    private sealed record Entry(Organization Organization, long Mark);
}
