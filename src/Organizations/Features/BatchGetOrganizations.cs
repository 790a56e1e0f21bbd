using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;

namespace AnTq.Organizations.Features;

/// <summary>Reads several organizations as they were on a day: all or none, in the order asked.</summary>
internal sealed class BatchGetOrganizations(OrganizationStore organizations, TimeProvider time)
{
    /// <summary>Answers the call.</summary>
    public async Task<BatchGetOrganizationsResponse> HandleAsync(BatchGetOrganizationsRequest request, Call call)
    {
        var ids = request.Names.Select(name => OrganizationNames.IdOf(name)!).ToList();
        var rows = await organizations.GetAsync(ids, VietnamDay.Of(request.AsOf, time), call);
        var response = new BatchGetOrganizationsResponse();
        response.Organizations.AddRange(rows.Select(OrganizationMapping.ToMessage));
        return response;
    }
}
