using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace AnTq.Testing;

/// <summary>A service that needs none of the servers, in this process, for the tests of a class.</summary>
/// <param name="add">Adds the service to the builder, as its Program.cs does.</param>
/// <param name="map">Maps the service's endpoints, as its Program.cs does.</param>
public abstract class LoneService(Action<WebApplicationBuilder> add, Action<WebApplication> map) : IAsyncLifetime
{
    private ServiceHost? _host;

    /// <summary>A channel to its gRPC endpoint.</summary>
    public GrpcChannel Channel => Host.Channel;

    /// <summary>A client of its HTTP/1.1 endpoint.</summary>
    public HttpClient Http => Host.Endpoints.HttpClient;

    private ServiceHost Host => _host ?? throw new InvalidOperationException("It has not been started.");

    /// <inheritdoc />
    public async Task InitializeAsync() => _host = await ServiceHost.StartAsync(
        add, map, new Dictionary<string, string?> { ["Paging:TokenKey"] = "a key for page tokens in tests" });

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }
}
