using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Grpc.Net.ClientFactory;

/// <summary>One channel per registered client for as long as the host lives: connections outlast the clients that use them.</summary>
internal sealed class ChannelInvokers(
    IServiceScopeFactory scopes, ILoggerFactory loggers, IHttpMessageHandlerFactory handlers,
    IOptionsMonitor<GrpcClientFactoryOptions> grpcOptions, IOptionsMonitor<HttpClientFactoryOptions> httpOptions)
{
    private readonly ConcurrentDictionary<(string Name, Type Client), Lazy<CallInvoker>> _invokers = new();

    internal CallInvoker Get(string name, Type client) =>
        _invokers.GetOrAdd((name, client), key => new Lazy<CallInvoker>(() => Create(key.Name, key.Client))).Value;

    private CallInvoker Create(string name, Type client)
    {
        if (httpOptions.Get(name).HttpClientActions.Count > 0)
        {
            throw new InvalidOperationException($"ConfigureHttpClient has no effect on gRPC clients: '{name}' uses it.");
        }
        var options = grpcOptions.Get(name);
        var address = options.Address ?? throw new InvalidOperationException(
            $"No address is set for the gRPC client '{name}': AddGrpcClient<{client.Name}>(options => options.Address = ...).");
        var scope = scopes.CreateScope();
        try
        {
            var channelOptions = new GrpcChannelOptions
            {
                HttpHandler = handlers.CreateHandler(name),
                LoggerFactory = loggers,
                ServiceProvider = scope.ServiceProvider,
            };
            foreach (var configure in options.ChannelOptionsActions)
            {
                configure(channelOptions);
            }
            var invoker = GrpcChannel.ForAddress(address, channelOptions).CreateCallInvoker();
            return options.Intercept(invoker, InterceptorScope.Channel, scope.ServiceProvider);
        }
        catch
        {
            scope.Dispose();
            throw;
        }
    }
}
