using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace AnTq.Testing;

/// <summary>A service in this process, on real Kestrel, with both its endpoints on free ports.</summary>
public sealed class ServiceHost : IAsyncDisposable
{
    private static readonly TimeSpan _startLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _stopLimit = TimeSpan.FromSeconds(10);
    private readonly WebApplication _app;

    private ServiceHost(WebApplication app, CapturedLog log)
    {
        _app = app;
        Log = log;

        // Kestrel binds, and lists, the configured endpoints in the order of their names.
        var addresses = app.Urls.ToList();
        Endpoints = new ServiceEndpoints(grpc: new Uri(addresses[0]), http: new Uri(addresses[1]));
    }

    /// <summary>Where it listens.</summary>
    public ServiceEndpoints Endpoints { get; }

    /// <summary>A channel to its gRPC endpoint.</summary>
    public GrpcChannel Channel => Endpoints.Channel;

    /// <summary>What it has logged.</summary>
    public CapturedLog Log { get; }

    /// <summary>Starts it and waits until it is healthy.</summary>
    /// <param name="add">Adds the service to the builder, as its Program.cs does; may register a clock or so first.</param>
    /// <param name="map">Maps the service's endpoints, as its Program.cs does.</param>
    /// <param name="settings">Its whole configuration but the endpoints, such as ConnectionStrings:awards-db.</param>
    public static async Task<ServiceHost> StartAsync(
        Action<WebApplicationBuilder> add, Action<WebApplication> map, IReadOnlyDictionary<string, string?> settings)
    {
        var log = new CapturedLog();
        var app = Build(add, settings, log);
        map(app);
        try
        {
            await app.StartAsync().WaitAsync(_startLimit, TimeProvider.System);
            var host = new ServiceHost(app, log);
            await Eventually.BecomesTrueAsync(host.Endpoints.IsHealthyAsync, _startLimit, log.ToString);
            return host;
        }
        catch (Exception failure)
        {
            await app.DisposeAsync();
            throw new InvalidOperationException($"The service did not start: {failure.Message}\n{log}", failure);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Endpoints.Dispose();
        using var limit = new CancellationTokenSource(_stopLimit);
        await _app.StopAsync(limit.Token);
        await _app.DisposeAsync();
    }

    private static WebApplication Build(Action<WebApplicationBuilder> add, IReadOnlyDictionary<string, string?> settings, CapturedLog log)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing" });

        // Neither an appsettings.json that another project put beside the tests nor this machine's environment has a say.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Kestrel:Endpoints:grpc:Url"] = "http://127.0.0.1:0",
            ["Kestrel:Endpoints:grpc:Protocols"] = "Http2",
            ["Kestrel:Endpoints:http:Url"] = "http://127.0.0.1:0",
            ["Kestrel:Endpoints:http:Protocols"] = "Http1",
        });
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(log);
        add(builder);
        return builder.Build();
    }
}
