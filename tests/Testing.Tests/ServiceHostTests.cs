using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace AnTq.Testing.Tests;

public sealed class ServiceHostTests
{
    private static readonly Dictionary<string, string?> _settings = new() { ["Greeting"] = "xin chào" };

    [Fact]
    public async Task The_two_endpoints_speak_their_own_protocols()
    {
        await using var host = await ServiceHost.StartAsync(_ => { }, Map, _settings);

        Assert.Equal("HTTP/1.1 xin chào", await ReadAsync(host.Endpoints.Http, HttpVersion.Version11));
        Assert.Equal("HTTP/2 xin chào", await ReadAsync(host.Endpoints.Grpc, HttpVersion.Version20));
    }

    [Fact]
    public async Task A_service_that_does_not_start_says_why()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => ServiceHost.StartAsync(_ => throw new InvalidOperationException("no catalogue"), Map, _settings));

        Assert.Contains("no catalogue", failure.Message, StringComparison.Ordinal);
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/health", () => "healthy");
        app.MapGet("/", (HttpContext context) => $"{context.Request.Protocol} {app.Configuration["Greeting"]}");
    }

    private static async Task<string> ReadAsync(Uri address, Version version)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, address)
        {
            Version = version,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var answer = await client.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }
}
