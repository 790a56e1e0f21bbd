using AnTq.Platform.Access;
using AnTq.Platform.Persistence;

namespace AnTq.Organizations.Persistence;

/// <summary>Finds organizations by name.</summary>
internal sealed class SearchStore(Database database)
{
    /// <summary>Reads the best matches in order; refuses when the organization to look below is unknown.</summary>
    public async Task<IReadOnlyList<SearchRow>> FindAsync(SearchFilter filter, Call call)
    {
        var rows = await database.QueryAsync<SearchRow>(SearchSql.Best(filter), filter, call);
        if (rows.Count == 0 && filter.WithinId is { } id)
            await OrganizationExistence.CheckAsync(database, id, call);
        return rows;
    }
}
