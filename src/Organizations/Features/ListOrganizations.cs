using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Paging;
using AnTq.Platform.Validation;

namespace AnTq.Organizations.Features;

/// <summary>Lists organizations as they were on a day, page by page.</summary>
internal sealed class ListOrganizations(OrganizationStore organizations, PageTokens pages, TimeProvider time)
{
    // The day is part of the token: a walk that passes midnight stays on the day on which it began.
    private sealed record Key(string Id, DateOnly AsOf);

    /// <summary>Answers the call.</summary>
    public async Task<ListOrganizationsResponse> HandleAsync(ListOrganizationsRequest request, Call call)
    {
        CheckFilters(request);
        var page = pages.Read<Key>(request);
        var filter = new OrganizationFilter
        {
            AsOf = page.After?.AsOf ?? VietnamDay.Of(request.AsOf, time),
            After = page.After?.Id,
            Limit = page.Limit,
            ParentId = OrganizationNames.IdOf(request.Parent),
            Kind = request.Kind == OrganizationKind.Unspecified ? null : (short)request.Kind,
            Level = request.Level == AdministrativeLevel.Unspecified ? null : (short)request.Level,
            Scheme = (short?)request.OfficialCode?.Scheme,
            Code = request.OfficialCode?.Code,
        };
        var (rows, next) = page.Close(await organizations.ListAsync(filter, call), row => new Key(row.Id, filter.AsOf));
        var response = new ListOrganizationsResponse { NextPageToken = next };
        response.Organizations.AddRange(rows.Select(OrganizationMapping.ToMessage));
        return response;
    }

    // Fields without declared limits: zero means no filter.
    private static void CheckFilters(ListOrganizationsRequest request)
    {
        var violations = new Violations();
        if (!Enum.IsDefined(request.Kind))
            violations.Add("kind", "không phải giá trị đã biết", "is not a known value");
        if (!Enum.IsDefined(request.Level))
            violations.Add("level", "không phải giá trị đã biết", "is not a known value");
        violations.ThrowIfAny();
    }
}
