using AnTq.ServiceDefaults;
using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AnTq.Platform.Grpc;

/// <summary>Gives a service the clients of other services.</summary>
public static class ServiceClientRegistration
{
    /// <summary>
    /// Registers a typed client. Pass <c>call.ToCallOptions()</c> to its methods, so that deadline, cancellation, caller and request id
    /// go on; the trace does by itself.
    /// </summary>
    /// <typeparam name="TClient">The generated client type.</typeparam>
    /// <param name="builder">The host.</param>
    /// <param name="serviceName">Name of the other service in the AppHost, such as <c>organizations</c>.</param>
    public static void AddServiceClient<TClient>(this IHostApplicationBuilder builder, string serviceName)
        where TClient : ClientBase =>
        builder.Services
            .AddGrpcClient<TClient>((provider, options) =>
                options.Address = ServiceAddresses.Find(provider.GetRequiredService<IConfiguration>(), serviceName))
            // The library's own wait grows to two minutes: the other service would be back, and its callers would not know.
            .ConfigureChannel(channel => channel.MaxReconnectBackoff = TimeSpan.FromSeconds(5))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                EnableMultipleHttp2Connections = true,
                PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
                KeepAlivePingDelay = TimeSpan.FromSeconds(4),
                KeepAlivePingTimeout = TimeSpan.FromSeconds(4),
                ConnectTimeout = TimeSpan.FromSeconds(5),
            });
}
