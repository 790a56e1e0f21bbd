using AnTq.Organizations.V1;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;

namespace AnTq.OtherLanguages.Tests.Examples;

/// <summary>The same from C#, with the generated client.</summary>
internal static class RegisterOrganization
{
    public static async Task RunAsync(Uri address, string id, TextWriter output)
    {
        using var channel = GrpcChannel.ForAddress(address);
        var client = new OrganizationService.OrganizationServiceClient(channel);

        var created = await client.CreateOrganizationAsync(Request(id), deadline: Soon());
        var found = await client.GetOrganizationAsync(new() { Name = created.Name, AsOf = "2026-01-01" }, deadline: Soon());
        await output.WriteLineAsync($"{found.Name}: {found.DisplayName}");

        try
        {
            await client.CreateOrganizationAsync(Request(id), deadline: Soon());
        }
        catch (RpcException refusal)
        {
            await output.WriteLineAsync($"refused: {ReasonOf(refusal)}");
        }
    }

    // The same RequestId again would get the same answer; a new one is a new intention.
    private static CreateOrganizationRequest Request(string id) => new()
    {
        Organization = new()
        {
            DisplayName = "Tỉnh Lào Cai",
            Kind = OrganizationKind.AdministrativeUnit,
            Level = AdministrativeLevel.Province,
            ValidFrom = "2025-07-01",
        },
        OrganizationId = id,
        RequestId = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString(),
    };

    /// <summary>Google.Api.CommonProtos 2.0.0 calls the reason, the first field of ErrorInfo, by its older name: Type.</summary>
    private static string ReasonOf(RpcException refusal) =>
        Google.Rpc.Status.Parser.ParseFrom(refusal.Trailers.GetValueBytes("grpc-status-details-bin"))
            .Details.Single(detail => detail.Is(ErrorInfo.Descriptor)).Unpack<ErrorInfo>().Type;

    private static DateTime Soon() => TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(10);
}
