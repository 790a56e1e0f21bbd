using AnTq.Organizations.Domain;
using AnTq.Organizations.V1;
using AnTq.Platform.Mutations;

namespace AnTq.Organizations.Persistence;

/// <summary>Reads what an import of the register is compared with, in its transaction.</summary>
internal static class RegisterStore
{
    private const string AdministrativeUnits =
        "select distinct organization_id from organization_version where recorded_to = 'infinity' and kind = @Kind::smallint";

    private const string Below = """
        select distinct organization_id
        from organization_version
        where recorded_to = 'infinity' and parent_id = any (@Ids) and kind <> @Kind::smallint
        """;

    /// <summary>All administrative units, and those of the ids that once were, by id.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="ids">Ids that units would get if they are new.</param>
    public static async Task<IReadOnlyDictionary<string, KnownOrganization>> LoadAsync(WriteScope scope, IEnumerable<string> ids)
    {
        var units = await scope.QueryAsync<string>(AdministrativeUnits, new { Kind = (int)OrganizationKind.AdministrativeUnit });
        return await TimelineStore.LoadAsync(scope, units.Concat(ids));
    }

    /// <summary>What stands directly below organizations on some day and is no administrative unit.</summary>
    public static async Task<IReadOnlyCollection<KnownOrganization>> LoadBelowAsync(WriteScope scope, IReadOnlyCollection<string> ids)
    {
        var below = await scope.QueryAsync<string>(
            Below, new { Ids = ids.ToArray(), Kind = (int)OrganizationKind.AdministrativeUnit });
        return [.. (await TimelineStore.LoadAsync(scope, below)).Values];
    }
}
