using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;

namespace AnTq.Organizations.Features;

/// <summary>Reads one organization as it was on a day.</summary>
internal sealed class GetOrganization(OrganizationReads reads, TimeProvider time)
{
    /// <summary>Answers the call.</summary>
    public async Task<Organization> HandleAsync(GetOrganizationRequest request, Call call)
    {
        var reader = reads.For(call, KnownAt.Of(request.KnownAt, time));
        return OrganizationMapping.ToMessage(
            await OrganizationsInForce.GetAsync(reader, request.Name, VietnamDay.Of(request.AsOf, time)));
    }
}
