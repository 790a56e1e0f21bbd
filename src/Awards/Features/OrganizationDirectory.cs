using System.Collections.Concurrent;
using AnTq.Awards.Domain;
using AnTq.Platform.Access;
using AnTq.Platform.Errors;
using AnTq.Platform.LocalCopy;
using Google.Rpc;
using Grpc.Core;

namespace AnTq.Awards.Features;

/// <summary>
/// Says who existed on a day, from the service's own copy of the organizations, else through the suite's lookup; nothing else in this
/// service asks about organizations. Never called inside a database transaction: a slow answer must not hold locks.
/// </summary>
internal sealed class OrganizationDirectory(OrganizationView organizations)
{
    private const int DaysAtOnce = 4;

    /// <summary>Reads organizations as they were on their days.</summary>
    /// <param name="references">Who is asked for; the same one may stand there often.</param>
    /// <param name="call">The call in whose course they are asked for.</param>
    /// <exception cref="RefusalException">ORGANIZATION_NOT_FOUND or ORGANIZATION_NOT_IN_FORCE, with the fields that name it.</exception>
    /// <exception cref="RpcException">The organizations service does not answer; becomes UNAVAILABLE.</exception>
    public async Task<IReadOnlyDictionary<(string Id, DateOnly Day), OrganizationOnDay>> ReadAsync(
        IReadOnlyCollection<OrganizationReference> references, Call call)
    {
        var found = new ConcurrentDictionary<(string, DateOnly), OrganizationOnDay>();
        async ValueTask FindAsync(IGrouping<DateOnly, OrganizationReference> ofDay)
        {
            var known = await ReadAsync(ofDay.Key, ofDay, call);
            foreach (var id in ofDay.Select(reference => reference.Id).Distinct())
                found[(id, ofDay.Key)] = known[ResourceNames.Organization(id)];
        }

        var days = references.GroupBy(reference => reference.Day).ToList();
        // Nearly always one, which needs no second thread.
        if (days.Count == 1)
            await FindAsync(days[0]);
        else
            await Parallel.ForEachAsync(
                days,
                new ParallelOptions { MaxDegreeOfParallelism = DaysAtOnce, CancellationToken = call.CancellationToken },
                (ofDay, _) => FindAsync(ofDay));
        return found;
    }

    private async Task<IReadOnlyDictionary<string, OrganizationOnDay>> ReadAsync(
        DateOnly day, IEnumerable<OrganizationReference> references, Call call)
    {
        try
        {
            return await organizations.ReadAsync(references.Select(reference => ResourceNames.Organization(reference.Id)), day, call);
        }
        catch (RpcException refused) when (Refusal(refused, day, references) is { } refusal)
        {
            throw refusal;
        }
    }

    private static RefusalException? Refusal(RpcException refused, DateOnly day, IEnumerable<OrganizationReference> references)
    {
        if (refused.ReadDetail<ResourceInfo>()?.ResourceName is not { } name)
            return null;
        var fields = references
            .Where(reference => ResourceNames.Organization(reference.Id) == name)
            .Select(reference => reference.Field);
        var reason = refused.ReadReason();
        if (reason == AwardErrors.OrganizationNotFoundReason.Reason)
            return AwardErrors.OrganizationNotFound(name, fields);
        return reason == AwardErrors.OrganizationNotInForceReason.Reason
            ? AwardErrors.OrganizationNotInForce(name, Domain.Day.Write(day), fields)
            : null;
    }
}
