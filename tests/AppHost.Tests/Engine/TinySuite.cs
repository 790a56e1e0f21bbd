using System.Net.Http.Json;
using Xunit;

namespace AnTq.AppHost.Tests.Engine;

/// <summary>The tiny suite, running: servers, a service in two copies, and one that asks it.</summary>
public sealed class TinySuite : IAsyncLifetime
{
    private readonly HttpClient _client = new();

    internal StateFolder State { get; } = new();

    internal AppHostProcess AppHost { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        AppHost = AppHostProcess.Start("Tiny.AppHost", State);
        await AppHost.IsHealthyAsync();
    }

    public async Task DisposeAsync()
    {
        await AppHost.EndAsync();
        await State.DisposeAsync();
        _client.Dispose();
    }

    internal Task<int> PidOfAsync(string service) => GetAsync<int>(service, "/pid");

    internal Task<Dictionary<string, string>> EnvironmentOfAsync(string service) =>
        GetAsync<Dictionary<string, string>>(service, "/environment");

    private async Task<T> GetAsync<T>(string service, string path)
    {
        // A connection of its own for each question: the forwarder chooses a copy for each connection.
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(State.EndpointOf(service, "http"), path));
        request.Headers.ConnectionClose = true;
        using var answer = await _client.SendAsync(request);
        return (await answer.Content.ReadFromJsonAsync<T>())!;
    }
}
