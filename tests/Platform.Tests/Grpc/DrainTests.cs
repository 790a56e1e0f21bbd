using AnTq.Organizations.V1;
using AnTq.Platform.Tests.Probe;
using AnTq.Testing;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Xunit;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace AnTq.Platform.Tests.Grpc;

/// <summary>A service that is asked to end finishes what it has begun, begins nothing new, and ends in time whatever happens.</summary>
public sealed class DrainTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly RunningOrganizations _organizations = new();

    public Task InitializeAsync() => _organizations.InitializeAsync();

    public Task DisposeAsync() => _organizations.DisposeAsync();

    [Fact]
    public async Task A_call_in_flight_is_finished_and_new_ones_find_nobody()
    {
        await using var hold = await HoldAsync();
        using var inFlight = Register("tinh-ha-giang");
        await hold.IsWaitedForAsync();

        var stopping = await BeginToStopAsync();
        using var another = ServiceEndpoints.OpenChannel(_organizations.Address);
        foreach (var channel in new[] { _organizations.Service.Channel, another })
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
        await hold.IsWaitedForAsync();

        // Longer than this, and StopAsync says so.
        await await BeginToStopAsync();
        await hold.DisposeAsync();

        Assert.Equal(StatusCode.Unavailable, (await ProbeHost.RefusedAsync(endless)).StatusCode);
        await using var count = _organizations.Database.DataSource.CreateCommand("select count(*) from organization");
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
        using var channel = ServiceEndpoints.OpenChannel(_organizations.Address);
        using var watch = new Health.HealthClient(channel).Watch(new HealthCheckRequest());
        Assert.True(await watch.ResponseStream.MoveNext().WaitAsync(Patience, TimeProvider.System));
        var stopping = _organizations.Service.StopAsync();
        while (watch.ResponseStream.Current.Status != ServingStatus.NotServing)
            Assert.True(await watch.ResponseStream.MoveNext().WaitAsync(Patience, TimeProvider.System));
        return stopping;
    }

    private Task<HeldLock> HoldAsync() =>
        HeldLock.TakeAsync(_organizations.Database.DataSource, "lock table organization in exclusive mode");

    private AsyncUnaryCall<Organization> Register(string id) =>
        new OrganizationService.OrganizationServiceClient(_organizations.Service.Channel).CreateOrganizationAsync(new CreateOrganizationRequest
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
