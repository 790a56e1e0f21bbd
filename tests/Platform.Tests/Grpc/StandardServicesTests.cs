using AnTq.Platform.Errors;
using AnTq.Platform.Persistence;
using AnTq.Platform.Tests.Probe;
using AnTq.Testing;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Xunit;
using static Grpc.Health.V1.HealthCheckResponse.Types;
using V1 = Grpc.Reflection.V1;
using V1Alpha = Grpc.Reflection.V1Alpha;

namespace AnTq.Platform.Tests.Grpc;

/// <summary>Health and reflection, as every service opens them.</summary>
public sealed class StandardServicesTests(ProbeHost probe) : IClassFixture<ProbeHost>, IAsyncLifetime
{
    private const string Own = "antq.probe.v1.ProbeService";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // A caller whom every other call refuses.
    private static readonly Metadata Malformed = new() { { "x-antq-caller", new string('c', 201) } };

    private readonly TestDatabase _database = new();

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData(Own)]
    public async Task Health_is_answered_to_anybody(string service)
    {
        var answer = await HealthOf(probe.Host.Channel).CheckAsync(new HealthCheckRequest { Service = service }, Malformed);

        Assert.Equal(ServingStatus.Serving, answer.Status);
    }

    [Fact]
    public async Task Health_of_an_unknown_service_is_refused_in_the_one_form()
    {
        var refused = await ProbeHost.RefusedAsync(HealthOf(probe.Host.Channel).CheckAsync(new HealthCheckRequest { Service = "nothing" }));

        Assert.Equal(("HEALTH_SERVICE_UNKNOWN", StatusCode.NotFound), (refused.ReadReason(), refused.StatusCode));
        Assert.Equal("service", Assert.Single(refused.ReadDetail<Google.Rpc.BadRequest>()!.FieldViolations).Field);
    }

    [Fact]
    public async Task Health_and_reflection_answer_before_the_migrations_have_run_and_watch_sees_them_end()
    {
        await using var hold = await HeldLock.TakeAsync(_database.DataSource, $"select pg_advisory_xact_lock({Migrator.LockKey})");
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var starting = ProbeHost.StartAsync(_database.ConnectionString, builder => ListeningAddress.Report(builder, address));
        using var channel = ServiceEndpoints.OpenChannel(await address.Task.WaitAsync(Patience, TimeProvider.System));

        Assert.Equal(ServingStatus.NotServing, (await HealthOf(channel).CheckAsync(new HealthCheckRequest())).Status);
        Assert.Contains(Own, await ListAsync(channel));
        using var watch = HealthOf(channel).Watch(new HealthCheckRequest { Service = Own });
        Assert.Equal(ServingStatus.NotServing, await NextAsync(watch));

        await hold.DisposeAsync();
        Assert.Equal(ServingStatus.Serving, await NextAsync(watch));
        await using var host = await starting;
    }

    [Fact]
    public async Task Watching_ends_with_not_serving_when_the_service_stops()
    {
        var host = await ProbeHost.StartAsync(_database.ConnectionString, _ => { });
        using var channel = ServiceEndpoints.OpenChannel(host.Endpoints.Grpc);
        using var watch = HealthOf(channel).Watch(new HealthCheckRequest());
        Assert.Equal(ServingStatus.Serving, await NextAsync(watch));

        var stopping = host.DisposeAsync();

        Assert.Equal(ServingStatus.NotServing, await NextAsync(watch));
        await stopping;
    }

    [Fact]
    public async Task Reflection_lists_the_services_in_both_versions()
    {
        string[] expected =
        [
            "antq.probe.v1.ProbeEventService", Own, "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection",
            "grpc.reflection.v1alpha.ServerReflection",
        ];

        Assert.Equal(expected, (await ListAsync(probe.Host.Channel)).Order(StringComparer.Ordinal));
        Assert.Equal(expected, (await ListByTheOlderVersionAsync()).Order(StringComparer.Ordinal));
    }

    private async Task<IEnumerable<string>> ListByTheOlderVersionAsync()
    {
        using var call = new V1Alpha.ServerReflection.ServerReflectionClient(probe.Host.Channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new V1Alpha.ServerReflectionRequest { ListServices = "*" });
        Assert.True(await call.ResponseStream.MoveNext().WaitAsync(Patience, TimeProvider.System));
        return call.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name);
    }

    private static async Task<IEnumerable<string>> ListAsync(GrpcChannel channel)
    {
        using var call = new V1.ServerReflection.ServerReflectionClient(channel).ServerReflectionInfo(Malformed);
        await call.RequestStream.WriteAsync(new V1.ServerReflectionRequest { ListServices = "*" });
        Assert.True(await call.ResponseStream.MoveNext().WaitAsync(Patience, TimeProvider.System));
        return call.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name);
    }

    private static async Task<ServingStatus> NextAsync(AsyncServerStreamingCall<HealthCheckResponse> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext().WaitAsync(Patience, TimeProvider.System));
        return watch.ResponseStream.Current.Status;
    }

    private static Health.HealthClient HealthOf(GrpcChannel channel) => new(channel);
}
