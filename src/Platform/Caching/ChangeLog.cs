using System.Collections.Concurrent;
using AnTq.Organizations.V1;

namespace AnTq.Platform.Caching;

/// <summary>Which organizations have changed, by the number of the change. When it is full, everything counts as changed.</summary>
internal sealed class ChangeLog
{
    /// <summary>Greatest number of changes that are told apart.</summary>
    public const int Capacity = 10_000;

    private readonly ConcurrentDictionary<string, long> changes = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private long mark;
    private long allChangedAt;

    /// <summary>The number of changes noted.</summary>
    public long Mark => Volatile.Read(ref mark);

    public void Add(string name)
    {
        lock (gate)
        {
            if (changes.Count >= Capacity)
                AddAll();
            changes[name] = mark + 1;
            Volatile.Write(ref mark, mark + 1);
        }
    }

    public void AddAll()
    {
        lock (gate)
        {
            Volatile.Write(ref allChangedAt, mark + 1);
            Volatile.Write(ref mark, mark + 1);
            changes.Clear();
        }
    }

    /// <summary>Whether an organization, or one above it, has changed since the mark was read.</summary>
    public bool HasChanged(Organization organization, long since) =>
        Mark != since
        && (Volatile.Read(ref allChangedAt) > since
            || ChangedAfter(organization.Name, since)
            || organization.Ancestors.Any(name => ChangedAfter(name, since)));

    private bool ChangedAfter(string name, long since) => changes.TryGetValue(name, out var changed) && changed > since;
}
