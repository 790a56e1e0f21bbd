using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;

namespace AnTq.Organizations.Features;

/// <summary>Reads one organization as it was on a day.</summary>
internal sealed class GetOrganization(OrganizationStore organizations, TimeProvider time)
{
    /// <summary>Answers the call.</summary>
    public async Task<Organization> HandleAsync(GetOrganizationRequest request, Call call)
    {
        var rows = await organizations.GetAsync([OrganizationNames.IdOf(request.Name)!], VietnamDay.Of(request.AsOf, time), call);
        return OrganizationMapping.ToMessage(rows[0]);
    }
}
