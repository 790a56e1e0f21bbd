using System.Collections.Concurrent;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;
using Grpc.Core;

namespace AnTq.Platform.Caching;

/// <summary>
/// Organizations as they were on a day: from this copy's memory, else from Redis, else from the organizations service. How old an answer
/// may be is written in the platform's README.
/// </summary>
public sealed class OrganizationLookup
{
    private const int MostAtOnce = 100;
    private const int QuestionsAtOnce = 4;

    private readonly OrganizationMemory memory;
    private readonly OrganizationFlights flights;
    private readonly OrganizationSource source;
    private readonly CachingMetrics metrics;

    internal OrganizationLookup(OrganizationMemory memory, OrganizationFlights flights, OrganizationSource source, CachingMetrics metrics)
    {
        this.memory = memory;
        this.flights = flights;
        this.source = source;
        this.metrics = metrics;
    }

    /// <summary>
    /// Reads organizations as they were on a day, all or none. Not inside a database transaction: a slow answer must not hold locks.
    /// </summary>
    /// <param name="names">Resource names, any number of them; the same one may stand there often.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="call">The call in whose course they are asked for.</param>
    /// <returns>The organizations by resource name; the messages are the caller's own.</returns>
    /// <exception cref="RpcException">
    /// What the organizations service answered: ORGANIZATION_NOT_FOUND or ORGANIZATION_NOT_IN_FORCE with the organization as
    /// <c>ResourceInfo</c>, or that it does not answer. Refusals are never cached.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller has given up, or the call's time has run out.</exception>
    public async Task<IReadOnlyDictionary<string, Organization>> ReadAsync(IEnumerable<string> names, DateOnly asOf, Call call)
    {
        var keys = names.Distinct(StringComparer.Ordinal).Select(name => new OrganizationKey(name, asOf)).ToList();
        var remembered = memory.Find(keys);
        metrics.Hit(CachingMetrics.Memory, remembered.Count);
        var found = new ConcurrentDictionary<OrganizationKey, Organization>(remembered);
        await Parallel.ForEachAsync(
            keys.Where(key => !remembered.ContainsKey(key)).Chunk(MostAtOnce),
            new ParallelOptions { MaxDegreeOfParallelism = QuestionsAtOnce, CancellationToken = call.CancellationToken },
            async (missing, _) =>
            {
                foreach (var (key, organization) in await AskAsync(missing, call))
                    found[key] = organization;
            });
        return found.ToDictionary(pair => pair.Key.Name, pair => pair.Value.Clone(), StringComparer.Ordinal);
    }

    private Task<IReadOnlyDictionary<OrganizationKey, Organization>> AskAsync(OrganizationKey[] keys, Call call) =>
        flights.ReadAsync(keys, missing => source.ReadAsync(missing, call), call.CancellationToken);
}
