using System.Net;
using AnTq.ServiceDefaults;
using Aspire.Hosting.Testing;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Npgsql;
using Xunit;

namespace AnTq.AppHost.Tests.Suite;

[Collection(SuiteFixture.Collection)]
public sealed class WholeSuiteTests(SuiteFixture suite)
{
    public static TheoryData<string> Services => [.. SuiteFixture.Services];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_service_is_alive_and_healthy_over_http(string service)
    {
        using var client = suite.App.CreateHttpClient(service, ResourceNames.HttpEndpoint);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/alive", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/health", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_service_is_healthy_over_gRPC(string service)
    {
        using var channel = GrpcChannel.ForAddress(suite.App.GetEndpoint(service, ResourceNames.GrpcEndpoint));

        var answer = await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest());

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, answer.Status);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_service_speaks_only_HTTP_2_where_it_speaks_gRPC(string service)
    {
        using var client = suite.App.CreateHttpClient(service, ResourceNames.GrpcEndpoint);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpVersion.Version20, answer.Version);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_service_has_a_database_of_its_name(string service)
    {
        await using var source = NpgsqlDataSource.Create((await suite.App.GetConnectionStringAsync($"{service}-db"))!);
        await using var command = source.CreateCommand("SELECT current_database()");

        Assert.Equal($"{service}-db", await command.ExecuteScalarAsync());
    }
}
