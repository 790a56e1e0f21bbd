using AnTq.Organizations.Domain;
using AnTq.Platform.Access;
using AnTq.Platform.Persistence;

namespace AnTq.Organizations.Persistence;

/// <summary>Tells why nothing was found: because there is nothing, or because the organization asked about is unknown.</summary>
internal static class OrganizationExistence
{
    private const string Exists = "select exists (select from organization where id = @Id)";

    /// <summary>Refuses when there is no such organization, on any day.</summary>
    /// <exception cref="Platform.Errors.RefusalException">ORGANIZATION_NOT_FOUND.</exception>
    public static async Task CheckAsync(Database database, string id, Call call)
    {
        if (!await database.ExecuteScalarAsync<bool>(Exists, new { Id = id }, call))
            throw OrganizationErrors.NotFound(OrganizationNames.Of(id));
    }
}
