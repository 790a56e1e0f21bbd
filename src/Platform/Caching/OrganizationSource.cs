using AnTq.Organizations.V1;
using AnTq.Platform.Access;

namespace AnTq.Platform.Caching;

/// <summary>What lies behind the memory: Redis, and behind it the organizations service.</summary>
internal sealed class OrganizationSource(
    OrganizationService.OrganizationServiceClient organizations, SharedOrganizations shared, OrganizationMemory memory,
    CachingMetrics metrics)
{
    /// <summary>Reads at most 100 organizations of one day, all or none, and keeps them.</summary>
    /// <param name="keys">Which; all of the same day.</param>
    /// <param name="call">The call in whose course they are asked for.</param>
    public async Task<IReadOnlyDictionary<OrganizationKey, Organization>> ReadAsync(
        IReadOnlyList<OrganizationKey> keys, Call call)
    {
        // Taken first: a change that is heard of from here on may overtake the answer.
        var mark = memory.Mark;
        // Somebody else's answer may have come since they were found missing.
        var found = memory.Find(keys);
        metrics.Hit(CachingMetrics.Memory, found.Count);
        var missing = Without(keys, found);
        if (missing.Count == 0)
            return found;

        var answer = await shared.ReadAsync(missing);
        metrics.Hit(CachingMetrics.Redis, answer.Found.Count);
        memory.Keep(answer.Found, mark);
        missing = Without(missing, answer.Found);
        var fetched = missing.Count > 0 ? await FetchAsync(missing, mark, answer.Stamp, call) : [];
        return found.Concat(answer.Found).Concat(fetched).ToDictionary();
    }

    private async Task<Dictionary<OrganizationKey, Organization>> FetchAsync(
        List<OrganizationKey> keys, long mark, long? stamp, Call call)
    {
        metrics.Missed(keys.Count);
        var fetched = await AskAsync(keys, call);
        memory.Keep(fetched, mark);
        if (stamp is { } lastChange)
            await shared.KeepAsync(fetched, lastChange);
        return fetched;
    }

    private async Task<Dictionary<OrganizationKey, Organization>> AskAsync(List<OrganizationKey> keys, Call call)
    {
        var request = new BatchGetOrganizationsRequest { AsOf = OrganizationKey.Write(keys[0].Day) };
        request.Names.AddRange(keys.Select(key => key.Name));
        var response = await organizations.BatchGetOrganizationsAsync(request, call.ToCallOptions());
        return keys.Zip(response.Organizations).ToDictionary();
    }

    private static List<OrganizationKey> Without(
        IEnumerable<OrganizationKey> keys, IReadOnlyDictionary<OrganizationKey, Organization> found) =>
        [.. keys.Where(key => !found.ContainsKey(key))];
}
