using AnTq.Organizations.V1;

namespace AnTq.Organizations.Tests;

/// <summary>Requests as tests need them: complete, and changed in the one point that a test is about.</summary>
internal static class Requests
{
    public static string NewRequestId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString();

    public static string NewId(string prefix) => $"{prefix}-{NewRequestId()}";

    public static CreateOrganizationRequest Create(
        string displayName,
        string parent = "",
        string from = "2004-08-31",
        string to = "",
        string? id = null,
        AdministrativeLevel level = AdministrativeLevel.Province,
        OrganizationKind kind = OrganizationKind.AdministrativeUnit,
        string? statisticsCode = null)
    {
        var request = new CreateOrganizationRequest
        {
            RequestId = NewRequestId(),
            OrganizationId = id ?? "",
            Organization = new Organization
            {
                DisplayName = displayName,
                Kind = kind,
                Level = level,
                Parent = parent,
                ValidFrom = from,
                ValidTo = to,
            },
        };
        if (statisticsCode is not null)
            request.Organization.OfficialCodes.Add(Statistics(statisticsCode));
        return request;
    }

    public static OfficialCode Statistics(string code) => new() { Scheme = CodeScheme.GeneralStatisticsOffice, Code = code };

    public static async Task<Organization> RegisterAsync(
        this OrganizationsService service, CreateOrganizationRequest request) => await service.Client.CreateOrganizationAsync(request);
}
