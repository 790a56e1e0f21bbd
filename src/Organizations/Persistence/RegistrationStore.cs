using AnTq.Organizations.Domain;
using AnTq.Organizations.V1;
using AnTq.Platform.Mutations;

namespace AnTq.Organizations.Persistence;

/// <summary>Reads and writes of a registration, in its transaction.</summary>
internal static class RegistrationStore
{
    /// <summary>Reads what the register says about the place and the codes that an organization would take.</summary>
    public static async Task<RegistrationRow> PrepareAsync(Mutation mutation, Organization organization, Validity validity) =>
        (await mutation.QuerySingleOrDefaultAsync<RegistrationRow>(RegistrationSql.Prepare, new
        {
            ParentId = OrganizationNames.IdOf(organization.Parent),
            validity.From,
            validity.To,
            Schemes = Schemes(organization),
            Codes = Codes(organization),
        }))!;

    /// <summary>Adds the organization. What others have added meanwhile is refused by the constraints.</summary>
    public static void Add(Mutation mutation, string id, Organization organization, Validity validity, TreePlace place)
    {
        mutation.Execute(RegistrationSql.AddOrganization, id, place.Label, mutation.Now);
        mutation.Execute(
            RegistrationSql.AddVersion,
            id,
            validity.From,
            validity.To,
            mutation.Now,
            organization.DisplayName,
            (short)organization.Kind,
            (short)organization.Level,
            OrganizationNames.IdOf(organization.Parent));
        if (organization.OfficialCodes.Count > 0)
            mutation.Execute(
                RegistrationSql.AddCodes, id, validity.From, validity.To, mutation.Now, Schemes(organization), Codes(organization));
        mutation.OnViolation("organization_pkey", () => OrganizationErrors.AlreadyExists(organization.Name));
        mutation.OnViolation("organization_code_one_holder", OrganizationErrors.OfficialCodeInUse);
    }

    private static short[] Schemes(Organization organization) => [.. organization.OfficialCodes.Select(code => (short)code.Scheme)];

    private static string[] Codes(Organization organization) => [.. organization.OfficialCodes.Select(code => code.Code)];
}
