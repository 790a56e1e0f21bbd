using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;

namespace AnTq.Organizations.Features;

/// <summary>Counts what stood below an organization on a day, or all organizations of that day, by kind, level and type.</summary>
internal sealed class CountOrganizations(OrganizationReads reads, TimeProvider time)
{
    /// <summary>Answers the call.</summary>
    public async Task<CountOrganizationsResponse> HandleAsync(CountOrganizationsRequest request, Call call)
    {
        var reader = reads.For(call, KnownAt.Of(request.KnownAt, time));
        var day = VietnamDay.Of(request.AsOf, time);
        if (request.Name.Length > 0)
            await OrganizationsInForce.GetAsync(reader, request.Name, day);
        var response = new CountOrganizationsResponse();
        response.Counts.AddRange((await reader.CountAsync(OrganizationNames.IdOf(request.Name), day)).Select(ToMessage));
        return response;
    }

    private static OrganizationCount ToMessage(CountRow row) => new()
    {
        Kind = (OrganizationKind)row.Kind,
        Level = (AdministrativeLevel)row.Level,
        AdministrativeUnitType = (AdministrativeUnitType)row.Type,
        Count = row.Count,
    };
}
