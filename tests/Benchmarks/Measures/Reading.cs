using AnTq.Benchmarks.Load;
using AnTq.Benchmarks.Report;
using AnTq.Organizations.V1;

namespace AnTq.Benchmarks.Measures;

/// <summary>GetOrganization against one SELECT by primary key behind bare gRPC, and against bare gRPC.</summary>
internal static class Reading
{
    private const string Method = "antq.organizations.v1.OrganizationService/GetOrganization";
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);

    /// <summary>Measures both pairs.</summary>
    public static async Task MeasureAsync(Workbench bench)
    {
        var suite = await bench.SuiteAsync();
        var commune = await Register.CommuneAsync(suite);
        var ours = await LoadAsync(bench, suite.Organizations, suite.Services["Organizations"].Endpoints.Grpc, commune.Name);
        var bare = await bench.BarePostgresAsync();
        var select = await LoadAsync(bench, new(bare.Channel), bare.Endpoints.Grpc, "organizations/xa-1");
        var bareEcho = await bench.EchoAsync();
        var echo = await LoadAsync(bench, new(bareEcho.Channel), bareEcho.Endpoints.Grpc, "organizations/echo");
        bench.Table.AddRatio("GetOrganization : bare SELECT by primary key", await Pair.MeasureAsync(Workbench.Rounds, ours, select), 0.9);
        bench.Table.AddRatio("GetOrganization : bare echo", await Pair.MeasureAsync(Workbench.Rounds, ours, echo));
    }

    private static async Task<Func<Task<double>>> LoadAsync(
        Workbench bench, OrganizationService.OrganizationServiceClient client, Uri address, string name)
    {
        var request = new GetOrganizationRequest { Name = name };
        var answer = await client.GetOrganizationAsync(request);
        var frame = await bench.WriteAsync(Frames.Of(request));
        return () => H2Load.RunAsync(address, Method, frame, Frames.HeaderLength + answer.CalculateSize(), Duration);
    }
}
