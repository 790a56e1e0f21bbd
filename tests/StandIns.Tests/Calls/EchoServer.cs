using Grpc.AspNetCore.Server;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using System.Net;

namespace AnTq.StandIns.Tests.Calls;

/// <summary>A real Kestrel with cleartext HTTP/2 on a free port, and a real channel to it.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EchoServer(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Urls.Single());
        Channel = GrpcChannel.ForAddress(Address);
    }

    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(10);

    public Uri Address { get; }

    public GrpcChannel Channel { get; }

    public EchoService.EchoServiceClient Client => new(Channel);

    public IServiceProvider Services => _app.Services;

    public static async Task<EchoServer> StartAsync(
        EchoHandlers? handlers = null, Action<GrpcServiceOptions>? options = null, Action<IServiceCollection>? services = null,
        Func<IServiceProvider, EchoHandlers>? handlersOf = null, Action<WebApplication>? map = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc(options ?? (_ => { }));
        builder.Services.AddSingleton(provider => handlersOf?.Invoke(provider) ?? handlers ?? new EchoHandlers());
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapGrpcService<EchoServiceUnderTest>();
        map?.Invoke(app);
        await app.StartAsync();
        return new EchoServer(app);
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _app.DisposeAsync();
    }
}
