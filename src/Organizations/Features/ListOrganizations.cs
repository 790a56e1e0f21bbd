using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Paging;

namespace AnTq.Organizations.Features;

/// <summary>Lists organizations as they were on a day, page by page.</summary>
internal sealed class ListOrganizations(OrganizationReads reads, PageTokens pages, TimeProvider time)
{
    // The day is part of the token: a walk that passes midnight stays on the day on which it began.
    private sealed record Key(string Id, DateOnly AsOf);

    /// <summary>Answers the call.</summary>
    public async Task<ListOrganizationsResponse> HandleAsync(ListOrganizationsRequest request, Call call)
    {
        var reader = reads.For(call, KnownAt.Of(request.KnownAt, time));
        var page = pages.Read<Key>(request);
        var filter = new OrganizationFilter
        {
            AsOf = page.After?.AsOf ?? VietnamDay.Of(request.AsOf, time),
            After = page.After?.Id,
            Limit = page.Limit,
            ParentId = OrganizationNames.IdOf(request.Parent),
            Kind = request.Kind == OrganizationKind.Unspecified ? null : (short)request.Kind,
            Level = request.Level == AdministrativeLevel.Unspecified ? null : (short)request.Level,
            Type = request.AdministrativeUnitType == AdministrativeUnitType.Unspecified ? null : (short)request.AdministrativeUnitType,
            Scheme = (short?)request.OfficialCode?.Scheme,
            Code = request.OfficialCode?.Code,
        };
        var (organizations, next) = page.Close(
            await reader.ListAsync(filter), row => new Key(row.Id, filter.AsOf), OrganizationMapping.ToMessage);
        return new ListOrganizationsResponse { Organizations = { organizations }, NextPageToken = next };
    }
}
