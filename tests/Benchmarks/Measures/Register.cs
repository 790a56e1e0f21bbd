using AnTq.Organizations.V1;
using Grpc.Core;

namespace AnTq.Benchmarks.Measures;

/// <summary>The organizations that the measures use.</summary>
internal static class Register
{
    private const string ProvinceId = "tinh-lao-cai";

    /// <summary>A commune below a province, registered once.</summary>
    public static async Task<Organization> CommuneAsync(Suite suite)
    {
        await RegisterAsync(suite, ProvinceId, AdministrativeLevel.Province, "");
        return await RegisterAsync(suite, "xa-van-ban", AdministrativeLevel.Commune, $"organizations/{ProvinceId}");
    }

    private static async Task<Organization> RegisterAsync(Suite suite, string id, AdministrativeLevel level, string parent)
    {
        var organization = Samples.Organization(id);
        organization.Level = level;
        organization.Parent = parent;
        try
        {
            return await suite.Organizations.CreateOrganizationAsync(new CreateOrganizationRequest
            {
                Organization = organization,
                OrganizationId = id,
                RequestId = Samples.NewRequestId(),
            });
        }
        catch (RpcException known) when (known.StatusCode == StatusCode.AlreadyExists)
        {
            return await suite.Organizations.GetOrganizationAsync(new GetOrganizationRequest { Name = organization.Name });
        }
    }
}
