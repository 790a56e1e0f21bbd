using AnTq.Organizations.V1;
using AnTq.Testing;
using Grpc.Core;

namespace AnTq.Crash.Tests.Suites;

/// <summary>The copies of the organizations service, of which one hears from another what it has registered.</summary>
internal static class OrganizationCopies
{
    private const string Assembly = "AnTq.Organizations.dll";
    private const string AddressSetting = "Kestrel__Endpoints__grpc__Url";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Waits until each of them knows an organization.</summary>
    /// <param name="name">The organization's resource name.</param>
    public static async Task HaveHeardOfAsync(string name)
    {
        var request = new GetOrganizationRequest { Name = name };
        foreach (var pid in ProcessTable.Pids(Assembly))
        {
            using var channel = ServiceEndpoints.OpenChannel(new Uri(ProcessTable.Setting(pid, AddressSetting)!));
            var organizations = new OrganizationService.OrganizationServiceClient(channel);
            await Eventually.BecomesTrueAsync(() => IsKnownAsync(organizations, request), Patience);
        }
    }

    private static async Task<bool> IsKnownAsync(
        OrganizationService.OrganizationServiceClient organizations, GetOrganizationRequest request)
    {
        try
        {
            await organizations.GetOrganizationAsync(request);
            return true;
        }
        catch (RpcException refused) when (
            refused.StatusCode is StatusCode.NotFound or StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            return false;
        }
    }
}
