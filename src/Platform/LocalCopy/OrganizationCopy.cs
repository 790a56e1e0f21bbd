using System.Collections.Concurrent;
using AnTq.Platform.Access;
using AnTq.Platform.Caching;
using AnTq.Platform.Persistence;

namespace AnTq.Platform.LocalCopy;

/// <summary>
/// Reads the copy, and remembers what it has read, also that something is not there, until the copy changes. Whoever reads while it
/// changes remembers in a memory that nobody looks into any more.
/// </summary>
internal sealed class OrganizationCopy(Database database, CachingMetrics metrics)
{
    private const int Capacity = 10_000;

    private volatile ConcurrentDictionary<OrganizationKey, OrganizationOnDay?> memory = new();

    /// <summary>Those of the organizations that are in the copy with all that is above them on that day.</summary>
    public async Task<Dictionary<string, OrganizationOnDay>> ReadAsync(IReadOnlyCollection<string> names, DateOnly asOf, Call call)
    {
        var known = memory;
        var missing = names.Where(name => !known.ContainsKey(new(name, asOf))).ToArray();
        if (missing.Length > 0)
            await RememberAsync(known, missing, asOf, call);
        var found = names
            .Select(name => known.GetValueOrDefault(new(name, asOf)))
            .OfType<OrganizationOnDay>()
            .ToDictionary(organization => organization.Name, StringComparer.Ordinal);
        metrics.Hit(CachingMetrics.Copy, found.Count);
        return found;
    }

    /// <summary>The copy has changed.</summary>
    public void Forget() => memory = new();

    private async Task RememberAsync(
        ConcurrentDictionary<OrganizationKey, OrganizationOnDay?> known, string[] names, DateOnly asOf, Call call)
    {
        var read = (await database.QueryAsync<CopyRow>(CopySql.OnDay, new { Names = names, AsOf = asOf }, call))
            .ToDictionary(row => row.Name, row => new OrganizationOnDay(row.Name, row.DisplayName, row.Path, row.Ancestors));
        if (known.Count + names.Length > Capacity)
            Forget();
        foreach (var name in names)
            known[new(name, asOf)] = read.GetValueOrDefault(name);
    }
}
