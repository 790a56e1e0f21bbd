using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;

namespace AnTq.Organizations.Features;

/// <summary>Lists all versions of an organization, the oldest first.</summary>
internal sealed class LookupOrganizationVersions(OrganizationReads reads, TimeProvider time)
{
    private const int MostVersions = 1000;

    /// <summary>Answers the call.</summary>
    public async Task<LookupOrganizationVersionsResponse> HandleAsync(LookupOrganizationVersionsRequest request, Call call)
    {
        var reader = reads.For(call, KnownAt.Of(request.KnownAt, time));
        var histories = await reader.HistoriesAsync([OrganizationNames.IdOf(request.Name)!]);
        if (histories.Count == 0)
            throw OrganizationErrors.NotFound(request.Name);
        var response = new LookupOrganizationVersionsResponse();
        var parts = VersionPart.Of(histories[0].Versions, histories[0].Codes);
        response.Versions.AddRange(parts.TakeLast(MostVersions).Select(OrganizationMapping.ToMessage));
        return response;
    }
}
