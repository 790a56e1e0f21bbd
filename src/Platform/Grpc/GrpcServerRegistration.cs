using System.IO.Compression;
using AnTq.Platform.Access;
using AnTq.Platform.Persistence;
using AnTq.Platform.Validation;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace AnTq.Platform.Grpc;

/// <summary>Gives a service its gRPC server.</summary>
public static class GrpcServerRegistration
{
    /// <summary>Greatest size of a request message in bytes: 4 MiB, as every client's own default.</summary>
    public const int MaximumRequestBytes = 4 * 1024 * 1024;

    /// <summary>
    /// Registers the gRPC server with the suite's limits and interceptors: one form for all errors, deadlines, readiness, validation.
    /// <see cref="StandardServices.MapStandardServices"/> opens health and reflection.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="serviceName">The service's name in the AppHost, such as <c>awards</c>.</param>
    public static void AddGrpcServer(this IHostApplicationBuilder builder, string serviceName)
    {
        DevelopmentCallers.RefuseElsewhere(builder.Environment);
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new ServiceIdentity(serviceName));
        services.AddSingleton<RefusalTranslator>();
        services.AddSingleton<EarlyRefusals>();
        services.AddSingleton<CallMiddleware>();
        services.AddSingleton<IStartupFilter, CallMiddleware.Filter>();
        // One of each for all calls; without this the server makes new ones for every call.
        services.AddSingleton<CallInterceptor>();
        services.AddSingleton(provider => new ReadinessInterceptor(provider.GetService<DatabaseReadiness>()));
        services.AddSingleton<ValidationInterceptor>();
        services.AddSingleton<AnswerInterceptor>();
        services.AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = MaximumRequestBytes;
            options.ResponseCompressionAlgorithm = "gzip";
            options.ResponseCompressionLevel = CompressionLevel.Fastest;
            options.EnableDetailedErrors = false;
            // In this order: the first is the outermost.
            options.Interceptors.Add<CallInterceptor>();
            options.Interceptors.Add<ReadinessInterceptor>();
            options.Interceptors.Add<ValidationInterceptor>();
            options.Interceptors.Add<AnswerInterceptor>();
        });
        StandardServices.Add(services);
        services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            MetadataLimit.Configure(options.Limits);
            options.Limits.Http2.MaxStreamsPerConnection = 100;
            options.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(60);
            options.Limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(30);
        });
        // Running calls are finished before the process ends.
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(8));
    }
}
