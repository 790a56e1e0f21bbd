using AnTq.Organizations.Domain;
using AnTq.Platform.Access;
using AnTq.Platform.Persistence;

namespace AnTq.Organizations.Persistence;

/// <summary>Reads organizations outside mutations.</summary>
internal sealed class OrganizationStore(Database database)
{
    /// <summary>Reads organizations on a day, in the order asked; refuses when one is unknown or not in force.</summary>
    public async Task<IReadOnlyList<OrganizationRow>> GetAsync(IReadOnlyList<string> ids, DateOnly asOf, Call call)
    {
        var parameters = new { Ids = ids.Distinct().ToArray(), AsOf = asOf };
        var rows = (await database.QueryAsync<OrganizationRow>(OrganizationSql.ByIds, parameters, call)).ToDictionary(row => row.Id);
        return [.. ids.Select(id => InForce(rows[id], asOf))];
    }

    /// <summary>Reads a page of the organizations in force on a day.</summary>
    public Task<IReadOnlyList<OrganizationRow>> ListAsync(OrganizationFilter filter, Call call) =>
        database.QueryAsync<OrganizationRow>(OrganizationSql.Page(filter), filter, call);

    private static OrganizationRow InForce(OrganizationRow row, DateOnly asOf)
    {
        if (!row.IsKnown)
            throw OrganizationErrors.NotFound(OrganizationNames.Of(row.Id));
        return row.Name is null ? throw OrganizationErrors.NotInForce(OrganizationNames.Of(row.Id), asOf) : row;
    }
}
