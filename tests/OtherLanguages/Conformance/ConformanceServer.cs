using System.Net;
using System.Security.Cryptography.X509Certificates;
using AnTq.Conformance.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace AnTq.OtherLanguages.Tests.Conformance;

/// <summary>The conformance service on two ports of this machine: in cleartext, and with TLS.</summary>
internal sealed class ConformanceServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private readonly X509Certificate2 _certificate;

    private ConformanceServer(WebApplication app, X509Certificate2 certificate)
    {
        (_app, _certificate) = (app, certificate);
        var ports = app.Urls.Select(url => new Uri(url).Port).ToList();
        (Address, TlsAddress) = ($"localhost:{ports[0]}", $"localhost:{ports[1]}");
    }

    public string Address { get; }

    public string TlsAddress { get; }

    /// <summary>What its certificate is to be trusted by.</summary>
    public string RootPem => _certificate.ExportCertificatePem();

    public static async Task<ConformanceServer> StartAsync()
    {
        var certificate = OwnCertificate.Create();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, port => port.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, 0, port =>
            {
                port.Protocols = HttpProtocols.Http2;
                port.UseHttps(certificate);
            });
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<CallMoments>();
        builder.Services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = 4 * 1024 * 1024;
            grpc.ResponseCompressionAlgorithm = "gzip";
        });
        builder.Services.AddSingleton<SettableHealth>();
        builder.Services.AddGrpcHealthChecks(health => health.Services.Map(ConformanceService.Descriptor.FullName, _ => true)).AddCheck<SettableHealth>("settable");
        builder.Services.Configure<HealthCheckPublisherOptions>(publisher =>
            (publisher.Delay, publisher.Period) = (TimeSpan.Zero, TimeSpan.FromSeconds(1)));
        builder.Services.AddGrpcReflection();
        var app = builder.Build();
        app.MapGrpcService<ConformanceHandlers>();
        app.MapGrpcHealthChecksService();
        app.MapGrpcReflectionService();
        await app.StartAsync();
        return new ConformanceServer(app, certificate);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _certificate.Dispose();
    }
}
