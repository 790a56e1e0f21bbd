using AnTq.Platform.Grpc;
using AnTq.Platform.Paging;
using AnTq.Platform.Persistence;
using AnTq.Probe.V1;
using AnTq.ServiceDefaults;
using AnTq.Testing;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace AnTq.Platform.Tests.Probe;

/// <summary>The probe service on a database of its own, without a broker.</summary>
public sealed class ProbeHost : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private ServiceHost _host = null!;

    internal ProbeService.ProbeServiceClient Client { get; private set; } = null!;

    internal NpgsqlDataSource Database => _database.DataSource;

    internal ServiceHost Host => _host;

    internal SettableTime Time { get; } = new(TimeProvider.System.GetUtcNow());

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _host = await StartAsync(_database.ConnectionString, builder => builder.Services.AddSingleton<TimeProvider>(Time));
        Client = new ProbeService.ProbeServiceClient(_host.Channel);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    internal static Task<ServiceHost> StartAsync(string database, Action<WebApplicationBuilder> more, string? broker = null, string? telemetry = null) =>
        ServiceHost.StartAsync(
            builder =>
            {
                more(builder);
                Add(builder);
            },
            Map,
            new Dictionary<string, string?>
            {
                ["ConnectionStrings:probe-db"] = database,
                ["ConnectionStrings:rabbitmq"] = broker,
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = telemetry,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
                ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
                ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
                ["Paging:TokenKey"] = "a key for page tokens in tests",
            });

    internal async Task<long> CountAsync(string table)
    {
        await using var command = Database.CreateCommand($"select count(*) from {table}");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    internal static CreateItemRequest NewItem(string title) => new()
    {
        Item = new Item { Title = title, Quantity = 1 },
        RequestId = NewId(),
    };

    internal static string NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("D");

    internal static async Task<RpcException> RefusedAsync<T>(AsyncUnaryCall<T> call) =>
        await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);

    private static void Add(WebApplicationBuilder builder)
    {
        builder.AddServiceDefaults();
        builder.AddGrpcServer("probe");
        builder.AddDatabase("probe-db", typeof(ProbeHost).Assembly);
        builder.AddPaging();
        builder.Services.AddSingleton<ItemFeatures>();
        builder.Services.AddSingleton<Failures>();
    }

    private static void Map(WebApplication app)
    {
        app.MapDefaultEndpoints();
        app.MapGrpcService<ProbeGrpc>();
        app.MapGrpcService<ProbeEventsGrpc>();
        app.MapStandardServices();
    }
}
