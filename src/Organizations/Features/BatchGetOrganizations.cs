using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;

namespace AnTq.Organizations.Features;

/// <summary>Reads several organizations as they were on a day: all or none, in the order asked.</summary>
internal sealed class BatchGetOrganizations(OrganizationReads reads, TimeProvider time)
{
    /// <summary>Answers the call.</summary>
    public async Task<BatchGetOrganizationsResponse> HandleAsync(BatchGetOrganizationsRequest request, Call call)
    {
        var reader = reads.For(call, KnownAt.Of(request.KnownAt, time));
        var rows = await OrganizationsInForce.GetAllAsync(reader, request.Names, VietnamDay.Of(request.AsOf, time));
        var response = new BatchGetOrganizationsResponse();
        response.Organizations.AddRange(rows.Select(OrganizationMapping.ToMessage));
        return response;
    }
}
