using AnTq.Organizations.V1;

namespace AnTq.Load;

/// <summary>The organizations that awards are granted to: a province, districts below it, and an enterprise that is named as a recipient.</summary>
/// <param name="Province">Resource name of the province, which has no parent.</param>
/// <param name="Districts">Resource names of its districts.</param>
/// <param name="Enterprise">Resource name of an enterprise below the province.</param>
public sealed record LoadPlaces(string Province, IReadOnlyList<string> Districts, string Enterprise)
{
    private const int DistrictCount = 4;

    /// <summary>Registers them under new names.</summary>
    public static async Task<LoadPlaces> RegisterAsync(OrganizationService.OrganizationServiceClient organizations)
    {
        var province = await CreateAsync("Tỉnh Yên Bái", OrganizationKind.AdministrativeUnit, AdministrativeLevel.Province, parent: "");
        var districts = new List<string>();
        for (var number = 1; number <= DistrictCount; number++)
            districts.Add(await CreateAsync($"Huyện số {number}", OrganizationKind.AdministrativeUnit, AdministrativeLevel.District, province));
        var enterprise = await CreateAsync("Công ty Sông Hồng", OrganizationKind.Enterprise, AdministrativeLevel.District, province);
        return new LoadPlaces(province, districts, enterprise);

        async Task<string> CreateAsync(string displayName, OrganizationKind kind, AdministrativeLevel level, string parent) =>
            (await organizations.CreateOrganizationAsync(new CreateOrganizationRequest
            {
                RequestId = AwardCaller.NewRequestId(),
                Organization = new Organization
                {
                    DisplayName = displayName, Kind = kind, Level = level, Parent = parent, ValidFrom = "2004-08-31",
                },
            })).Name;
    }
}
