using System.Collections.Concurrent;
using AnTq.Awards.Domain;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Errors;
using Google.Rpc;
using Grpc.Core;

namespace AnTq.Awards.Features;

/// <summary>
/// Asks the organizations service who existed on a day. Never called inside a database transaction: a slow answer must not hold locks.
/// </summary>
internal sealed class OrganizationDirectory(OrganizationService.OrganizationServiceClient organizations)
{
    private const int MostAtOnce = 100;
    private const int CallsAtOnce = 4;

    /// <summary>Reads organizations as they were on their days.</summary>
    /// <param name="references">Who is asked for; the same one may stand there often.</param>
    /// <param name="call">The call in whose course they are asked for.</param>
    /// <exception cref="RefusalException">ORGANIZATION_NOT_FOUND or ORGANIZATION_NOT_IN_FORCE, with the fields that name it.</exception>
    /// <exception cref="RpcException">The organizations service does not answer; becomes UNAVAILABLE.</exception>
    public async Task<IReadOnlyDictionary<(string Id, DateOnly Day), Organization>> ReadAsync(
        IReadOnlyCollection<OrganizationReference> references, Call call)
    {
        var found = new ConcurrentDictionary<(string, DateOnly), Organization>();
        var batches = references
            .GroupBy(reference => reference.Day, reference => reference.Id)
            .SelectMany(day => day.Distinct().Chunk(MostAtOnce).Select(ids => (Day: day.Key, Ids: ids)));
        await Parallel.ForEachAsync(
            batches,
            new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce, CancellationToken = call.CancellationToken },
            async (batch, _) =>
            {
                foreach (var (id, organization) in batch.Ids.Zip(await ReadAsync(batch.Day, batch.Ids, references, call)))
                    found[(id, batch.Day)] = organization;
            });
        return found;
    }

    private async Task<IEnumerable<Organization>> ReadAsync(
        DateOnly day, string[] ids, IEnumerable<OrganizationReference> references, Call call)
    {
        var request = new BatchGetOrganizationsRequest { AsOf = Domain.Day.Write(day), Names = { ids.Select(ResourceNames.Organization) } };
        try
        {
            return (await organizations.BatchGetOrganizationsAsync(request, call.ToCallOptions())).Organizations;
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
            .Where(reference => reference.Day == day && ResourceNames.Organization(reference.Id) == name)
            .Select(reference => reference.Field);
        var reason = refused.ReadReason();
        if (reason == AwardErrors.OrganizationNotFoundReason.Reason)
            return AwardErrors.OrganizationNotFound(name, fields);
        return reason == AwardErrors.OrganizationNotInForceReason.Reason
            ? AwardErrors.OrganizationNotInForce(name, Domain.Day.Write(day), fields)
            : null;
    }
}
