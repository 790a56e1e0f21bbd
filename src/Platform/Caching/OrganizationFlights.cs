using System.Collections.Concurrent;
using AnTq.Organizations.V1;
using Answer = System.Collections.Generic.IReadOnlyDictionary<
    AnTq.Platform.Caching.OrganizationKey, AnTq.Organizations.V1.Organization>;

namespace AnTq.Platform.Caching;

/// <summary>Lets only one of many calls at once ask for the same organization; the others wait for its answer.</summary>
internal sealed class OrganizationFlights(OrganizationMemory memory, CachingMetrics metrics)
{
    // How often a call relies on others before it asks by itself: theirs may be refused, given up, or overtaken by a change.
    private const int Patience = 2;

    private readonly ConcurrentDictionary<OrganizationKey, Flight> flights = new();

    /// <summary>Asks for those that nobody else is asking for, and waits for the others.</summary>
    /// <param name="keys">What is wanted, each once.</param>
    /// <param name="ask">Answers for all keys given, or throws.</param>
    /// <param name="cancellationToken">Gives up waiting for others.</param>
    public async Task<Answer> ReadAsync(
        IReadOnlyList<OrganizationKey> keys, Func<IReadOnlyList<OrganizationKey>, Task<Answer>> ask, CancellationToken cancellationToken)
    {
        var found = new Dictionary<OrganizationKey, Organization>();
        for (var round = 0; round < Patience && keys.Count > 0; round++)
            keys = await ReadAsync(keys, ask, found, cancellationToken);
        if (keys.Count > 0)
            Add(found, await ask(keys));
        return found;
    }

    /// <summary>Adds to what has been found, and returns what still has not.</summary>
    private async Task<List<OrganizationKey>> ReadAsync(
        IReadOnlyList<OrganizationKey> keys, Func<IReadOnlyList<OrganizationKey>, Task<Answer>> ask,
        Dictionary<OrganizationKey, Organization> found, CancellationToken cancellationToken)
    {
        var own = new Flight(memory.Mark);
        var byFlight = keys.ToLookup(key => flights.GetOrAdd(key, own));
        // Ours first, then the others': two calls that wait for one another would wait for ever.
        if (byFlight[own].ToList() is { Count: > 0 } ours)
            Add(found, await LeadAsync(own, ours, ask));
        var missing = new List<OrganizationKey>();
        foreach (var theirs in byFlight.Where(flight => flight.Key != own))
        {
            var answer = await theirs.Key.Answer.Task.WaitAsync(cancellationToken);
            foreach (var key in theirs)
            {
                // Asked for before we came, and perhaps before a change that had been heard of when we came.
                if (answer?[key] is { } organization && !memory.HasChanged(organization, theirs.Key.Mark))
                    found[key] = organization;
                else
                    missing.Add(key);
            }
        }

        metrics.Hit(CachingMetrics.Flight, keys.Count - byFlight[own].Count() - missing.Count);
        return missing;
    }

    private async Task<Answer> LeadAsync(
        Flight own, List<OrganizationKey> keys, Func<IReadOnlyList<OrganizationKey>, Task<Answer>> ask)
    {
        Answer? answer = null;
        try
        {
            return answer = await ask(keys);
        }
        finally
        {
            foreach (var key in keys)
                flights.TryRemove(key, out _);
            own.Answer.SetResult(answer);
        }
    }

    private static void Add(Dictionary<OrganizationKey, Organization> found, Answer answer)
    {
        foreach (var (key, organization) in answer)
            found[key] = organization;
    }

    /// <summary>A question on its way.</summary>
    /// <param name="mark">The memory's mark before it was asked.</param>
    private sealed class Flight(long mark)
    {
        public long Mark { get; } = mark;

        /// <summary>Null when it was refused or given up.</summary>
        public TaskCompletionSource<Answer?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
