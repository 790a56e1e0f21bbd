using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;

namespace AnTq.Organizations.Features;

/// <summary>Reads organizations that must be in force on a day.</summary>
internal static class OrganizationsInForce
{
    /// <summary>Reads one.</summary>
    /// <param name="reader">Where it is read.</param>
    /// <param name="name">Its resource name.</param>
    /// <param name="day">The day.</param>
    public static async Task<OrganizationRow> GetAsync(IOrganizationReader reader, string name, DateOnly day)
    {
        var row = (await reader.FindAsync([OrganizationNames.IdOf(name)!], day))[0];
        if (!row.IsKnown)
            throw OrganizationErrors.NotFound(name);
        return row.Name is null ? throw OrganizationErrors.NotInForce(name, day) : row;
    }

    /// <summary>Reads several: all or none, in the order asked. The refusal names all that are missing.</summary>
    /// <param name="reader">Where they are read.</param>
    /// <param name="names">Their resource names, in the request's field <c>names</c>.</param>
    /// <param name="day">The day.</param>
    public static async Task<IReadOnlyList<OrganizationRow>> GetAllAsync(
        IOrganizationReader reader, IReadOnlyList<string> names, DateOnly day)
    {
        var ids = names.Select(name => OrganizationNames.IdOf(name)!).ToList();
        var rows = (await reader.FindAsync(ids.ToHashSet(StringComparer.Ordinal), day)).ToDictionary(row => row.Id);
        if (rows.Values.Any(row => !row.IsKnown))
            throw OrganizationErrors.NotFound(Missing(row => !row.IsKnown));
        if (rows.Values.Any(row => row.Name is null))
            throw OrganizationErrors.NotInForce(Missing(row => row.Name is null), day);
        return [.. ids.Select(id => rows[id])];

        List<(int Index, string Name)> Missing(Func<OrganizationRow, bool> isMissing) =>
            [.. names.Index().Where(asked => isMissing(rows[ids[asked.Index]])).DistinctBy(asked => asked.Item)];
    }
}
