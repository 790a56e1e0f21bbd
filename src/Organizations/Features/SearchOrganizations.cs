using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Validation;

namespace AnTq.Organizations.Features;

/// <summary>Finds organizations as people write them, best matches first.</summary>
internal sealed class SearchOrganizations(SearchStore organizations, TimeProvider time)
{
    private const int UsualLimit = 20;
    private const int GreatestLimit = 100;

    /// <summary>Answers the call.</summary>
    public async Task<SearchOrganizationsResponse> HandleAsync(SearchOrganizationsRequest request, Call call)
    {
        var rows = await organizations.FindAsync(Check(request), call);
        var response = new SearchOrganizationsResponse();
        response.Results.AddRange(rows.Select(ToMessage));
        return response;
    }

    private SearchFilter Check(SearchOrganizationsRequest request)
    {
        var violations = new Violations();
        var query = SearchQuery.Read(request.Query, "query", violations);
        violations.ThrowIfAny();
        return new SearchFilter
        {
            Query = query.Text,
            OnlyWordStarts = query.IsShort,
            Today = VietnamDay.Of("", time),
            Limit = request.Limit == 0 ? UsualLimit : Math.Min(request.Limit, GreatestLimit),
            AsOf = request.AsOf.Length == 0 ? null : Validity.ParseDay(request.AsOf),
            Kinds = request.Kinds.Count == 0 ? null : [.. request.Kinds.Select(kind => (short)kind)],
            Levels = request.Levels.Count == 0 ? null : [.. request.Levels.Select(level => (short)level)],
            WithinId = OrganizationNames.IdOf(request.Within),
        };
    }

    private static SearchResult ToMessage(SearchRow row)
    {
        var result = new SearchResult { Organization = OrganizationMapping.ToMessage(row), Match = (SearchMatch)row.Match };
        result.AncestorDisplayNames.AddRange(row.AncestorNames ?? []);
        return result;
    }
}
