using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;

namespace AnTq.Organizations.Features;

/// <summary>Reads what stood above an organization on a day.</summary>
internal sealed class LookupAncestors(OrganizationReads reads, TimeProvider time)
{
    /// <summary>Answers the call.</summary>
    public async Task<LookupAncestorsResponse> HandleAsync(LookupAncestorsRequest request, Call call)
    {
        var reader = reads.For(call, KnownAt.Of(request.KnownAt, time));
        var day = VietnamDay.Of(request.AsOf, time);
        var ids = (await OrganizationsInForce.GetAsync(reader, request.Name, day)).Ancestors ?? [];
        var rows = (await reader.FindAsync(ids, day)).ToDictionary(row => row.Id);
        var response = new LookupAncestorsResponse();
        response.Organizations.AddRange(ids.Select(id => OrganizationMapping.ToMessage(rows[id])));
        return response;
    }
}
