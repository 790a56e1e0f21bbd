using System.Net;
using AnTq.Platform.Errors;
using AnTq.Platform.Persistence;
using AnTq.Platform.Tests.Probe;
using AnTq.Probe.V1;
using AnTq.Testing;
using Grpc.Core;
using Npgsql;
using Xunit;

namespace AnTq.Platform.Tests.Grpc;

public sealed class ReadinessTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_service_is_unhealthy_while_its_database_does_not_answer_and_recovers_by_itself()
    {
        var direct = new NpgsqlConnectionStringBuilder(_database.ConnectionString);
        await using var line = TcpProxy.Start(direct.Host!, direct.Port);
        direct.Port = line.Port;
        direct.Host = "127.0.0.1";
        await using var host = await ProbeHost.StartAsync(direct.ConnectionString, _ => { });
        var client = new ProbeService.ProbeServiceClient(host.Channel);
        await client.CreateItemAsync(ProbeHost.NewItem("before"));

        line.Cut();
        var refused = await ProbeHost.RefusedAsync(client.CreateItemAsync(ProbeHost.NewItem("during")));
        Assert.Equal(("DATABASE_UNAVAILABLE", StatusCode.Unavailable), (refused.ReadReason(), refused.StatusCode));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.Endpoints.HttpClient.GetAsync("/health")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Endpoints.HttpClient.GetAsync("/alive")).StatusCode);

        line.Mend();
        await Eventually.BecomesTrueAsync(async () => (await host.Endpoints.HttpClient.GetAsync("/health")).IsSuccessStatusCode, TimeSpan.FromSeconds(10));
        await client.CreateItemAsync(ProbeHost.NewItem("after"));
    }

    [Fact]
    public async Task Health_names_the_checks_and_no_secret()
    {
        await using var host = await ProbeHost.StartAsync(_database.ConnectionString, _ => { });

        var health = await host.Endpoints.HttpClient.GetStringAsync("/health");

        Assert.Contains("\"status\":\"Healthy\"", health, StringComparison.Ordinal);
        Assert.Contains("\"database\":", health, StringComparison.Ordinal);
        Assert.DoesNotContain("assword", health, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_not_offered_on_the_grpc_port()
    {
        await using var host = await ProbeHost.StartAsync(_database.ConnectionString, _ => { });
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Endpoints.Grpc, "/health"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Calls_are_refused_until_the_migrations_have_run()
    {
        // The migrator waits behind this lock, as it would behind another copy.
        await using var hold = await HeldLock.TakeAsync(_database.DataSource, $"select pg_advisory_xact_lock({Migrator.LockKey})");
        var addresses = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var starting = ProbeHost.StartAsync(_database.ConnectionString, builder => ListeningAddress.Report(builder, addresses));
        using var channel = ServiceEndpoints.OpenChannel(await addresses.Task);
        var client = new ProbeService.ProbeServiceClient(channel);

        var refused = await ProbeHost.RefusedAsync(client.CreateItemAsync(ProbeHost.NewItem("early")));
        await hold.DisposeAsync();
        await using var host = await starting;

        Assert.Equal(("SERVICE_STARTING", StatusCode.Unavailable), (refused.ReadReason(), refused.StatusCode));
        await client.CreateItemAsync(ProbeHost.NewItem("early"));
    }
}
