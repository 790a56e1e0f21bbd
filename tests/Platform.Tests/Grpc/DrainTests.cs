using AnTq.Organizations.V1;
using AnTq.Platform.Tests.Probe;
using AnTq.Testing;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Npgsql;
using Xunit;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace AnTq.Platform.Tests.Grpc;

/// <summary>A service that is asked to end finishes what it has begun, begins nothing new, and ends in time whatever happens.</summary>
public sealed class DrainTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TestDatabase _database = new();
    private readonly TestBroker _broker = new();
    private ServiceProcess _service = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await _broker.InitializeAsync();
        _service = await ServiceProcess.StartAsync("Organizations", new Dictionary<string, string?>
        {
            ["ConnectionStrings:organizations-db"] = _database.ConnectionString,
            ["ConnectionStrings:rabbitmq"] = _broker.ConnectionString,
            ["Paging:TokenKey"] = "a key for page tokens in tests",
        });
    }

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_call_in_flight_is_finished_and_new_ones_find_nobody()
    {
        await using var hold = await HoldAsync();
        using var inFlight = Register("tinh-ha-giang");
        await IsWaitingAsync();

        var stopping = await BeginToStopAsync();
        using var another = ServiceEndpoints.OpenChannel(_service.Endpoints.Grpc);
        foreach (var channel in new[] { _service.Channel, another })
            await Eventually.BecomesAsync(() => CallAsync(channel), status => status == StatusCode.Unavailable, TimeSpan.FromSeconds(5));

        Assert.False(inFlight.ResponseAsync.IsCompleted);
        await hold.DisposeAsync();

        Assert.Equal("organizations/tinh-ha-giang", (await inFlight).Name);
        Assert.Equal(0, await stopping);
    }

    [Fact]
    public async Task A_call_that_does_not_end_holds_the_process_for_some_seconds_only()
    {
        await using var hold = await HoldAsync();
        using var endless = Register("tinh-tuyen-quang");
        await IsWaitingAsync();

        // Longer than this, and StopAsync says so.
        await await BeginToStopAsync();
        await hold.DisposeAsync();

        Assert.Equal(StatusCode.Unavailable, (await ProbeHost.RefusedAsync(endless)).StatusCode);
        await using var count = _database.DataSource.CreateCommand("select count(*) from organization");
        Assert.Equal(0L, await count.ExecuteScalarAsync());
    }

    private static async Task<StatusCode> CallAsync(GrpcChannel channel)
    {
        var call = new OrganizationService.OrganizationServiceClient(channel).GetOrganizationAsync(new() { Name = "organizations/any" });
        return (await ProbeHost.RefusedAsync(call)).StatusCode;
    }

    // Whoever watches the health is told at once.
    private async Task<Task<int>> BeginToStopAsync()
    {
        using var channel = ServiceEndpoints.OpenChannel(_service.Endpoints.Grpc);
        using var watch = new Health.HealthClient(channel).Watch(new HealthCheckRequest());
        Assert.True(await watch.ResponseStream.MoveNext().WaitAsync(Patience, TimeProvider.System));
        var stopping = _service.StopAsync();
        while (watch.ResponseStream.Current.Status != ServingStatus.NotServing)
            Assert.True(await watch.ResponseStream.MoveNext().WaitAsync(Patience, TimeProvider.System));
        return stopping;
    }

    private async Task<NpgsqlConnection> HoldAsync()
    {
        var connection = await _database.DataSource.OpenConnectionAsync();
        await using var hold = new NpgsqlCommand("begin; lock table organization in exclusive mode", connection);
        await hold.ExecuteNonQueryAsync();
        return connection;
    }

    private Task IsWaitingAsync() => Eventually.BecomesTrueAsync(
        async () =>
        {
            await using var count = _database.DataSource.CreateCommand(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
            return (long)(await count.ExecuteScalarAsync())! > 0;
        },
        Patience);

    private AsyncUnaryCall<Organization> Register(string id) =>
        new OrganizationService.OrganizationServiceClient(_service.Channel).CreateOrganizationAsync(new CreateOrganizationRequest
        {
            OrganizationId = id,
            RequestId = ProbeHost.NewId(),
            Organization = new Organization
            {
                DisplayName = "Tỉnh Hà Giang",
                Kind = OrganizationKind.AdministrativeUnit,
                Level = AdministrativeLevel.Province,
                ValidFrom = "2004-01-01",
            },
        });
}
