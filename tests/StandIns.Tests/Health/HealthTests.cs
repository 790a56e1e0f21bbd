using AnTq.StandIns.Tests.Calls;
using Grpc.AspNetCore.HealthChecks;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Xunit;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace AnTq.StandIns.Tests.Health;

public sealed class HealthTests
{
    private HealthStatus _database = HealthStatus.Healthy;
    private HealthStatus _broker = HealthStatus.Healthy;

    [Theory]
    [InlineData(HealthStatus.Healthy, ServingStatus.Serving)]
    [InlineData(HealthStatus.Degraded, ServingStatus.Serving)]
    [InlineData(HealthStatus.Unhealthy, ServingStatus.NotServing)]
    public async Task The_server_as_a_whole_serves_unless_a_check_is_unhealthy(HealthStatus broker, ServingStatus expected)
    {
        await using var server = await StartAsync();
        _broker = broker;

        Assert.Equal(expected, (await Client(server).CheckAsync(new HealthCheckRequest())).Status);
    }

    [Fact]
    public async Task A_mapped_service_depends_on_its_own_checks_only()
    {
        await using var server = await StartAsync(options =>
        {
            options.Services.Map("antq.reads", check => check.Tags.Contains("reads"));
            options.Services.Map("antq.nothing", _ => false);
        });
        _broker = HealthStatus.Unhealthy;

        Assert.Equal(ServingStatus.NotServing, (await Client(server).CheckAsync(new HealthCheckRequest())).Status);
        Assert.Equal(ServingStatus.Serving, (await Client(server).CheckAsync(new HealthCheckRequest { Service = "antq.reads" })).Status);
        Assert.Equal(ServingStatus.Unknown, (await Client(server).CheckAsync(new HealthCheckRequest { Service = "antq.nothing" })).Status);
    }

    [Fact]
    public async Task A_service_that_is_not_mapped_is_not_found_by_check_and_unknown_to_watch()
    {
        await using var server = await StartAsync();
        var request = new HealthCheckRequest { Service = "missing" };

        var exception = await Assert.ThrowsAsync<RpcException>(() => Client(server).CheckAsync(request).ResponseAsync);
        using var watch = Client(server).Watch(request);

        Assert.Equal(StatusCode.NotFound, exception.StatusCode);
        Assert.Equal(ServingStatus.ServiceUnknown, await NextAsync(watch));
    }

    [Fact]
    public async Task Watch_tells_the_state_at_once_and_then_each_change()
    {
        await using var server = await StartAsync();
        _database = HealthStatus.Unhealthy;

        using var watch = Client(server).Watch(new HealthCheckRequest());
        Assert.Equal(ServingStatus.NotServing, await NextAsync(watch));
        _database = HealthStatus.Healthy;
        Assert.Equal(ServingStatus.Serving, await NextAsync(watch));
        _broker = HealthStatus.Unhealthy;
        Assert.Equal(ServingStatus.NotServing, await NextAsync(watch));
    }

    [Fact]
    public async Task Watch_ends_with_not_serving_when_the_server_stops()
    {
        await using var server = await StartAsync();
        using var watch = Client(server).Watch(new HealthCheckRequest());
        Assert.Equal(ServingStatus.Serving, await NextAsync(watch));

        var stopping = server.StopAsync();

        Assert.Equal(ServingStatus.NotServing, await NextAsync(watch));
        Assert.False(await watch.ResponseStream.MoveNext().WaitAsync(EchoServer.Patience));
        await stopping.WaitAsync(EchoServer.Patience);
    }

    [Fact]
    public async Task From_the_cache_nothing_is_known_before_the_first_report()
    {
        await using var server = await StartAsync(options => options.UseHealthChecksCache = true, firstReport: TimeSpan.FromHours(1));

        var exception = await Assert.ThrowsAsync<RpcException>(() => Client(server).CheckAsync(new HealthCheckRequest()).ResponseAsync);

        Assert.Equal(StatusCode.NotFound, exception.StatusCode);
    }

    private static Grpc.Health.V1.Health.HealthClient Client(EchoServer server) => new(server.Channel);

    private static async Task<ServingStatus> NextAsync(AsyncServerStreamingCall<HealthCheckResponse> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext().WaitAsync(EchoServer.Patience));
        return watch.ResponseStream.Current.Status;
    }

    private Task<EchoServer> StartAsync(Action<GrpcHealthChecksOptions>? configure = null, TimeSpan firstReport = default) =>
        EchoServer.StartAsync(
            services: services =>
            {
                services.AddGrpcHealthChecks(configure ?? (_ => { }))
                    .AddCheck("database", () => new HealthCheckResult(_database), ["reads"])
                    .AddCheck("broker", () => new HealthCheckResult(_broker));
                services.Configure<HealthCheckPublisherOptions>(options =>
                    (options.Delay, options.Period) = (firstReport, TimeSpan.FromSeconds(1)));
            },
            map: app => app.MapGrpcHealthChecksService());
}
