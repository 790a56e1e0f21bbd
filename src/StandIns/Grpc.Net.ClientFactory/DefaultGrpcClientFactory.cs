using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Grpc.Net.ClientFactory;

/// <summary>Transient, so that it sees the services of the scope that asks for a client; the channels below are shared.</summary>
internal sealed class DefaultGrpcClientFactory(
    IServiceProvider services, ChannelInvokers channels, RegisteredClients registered, IOptionsMonitor<GrpcClientFactoryOptions> monitor)
    : GrpcClientFactory
{
    public override TClient CreateClient<TClient>(string name)
    {
        if (!registered.Contains(typeof(TClient), name))
        {
            throw new InvalidOperationException($"No gRPC client of type '{typeof(TClient)}' is registered with the name '{name}'.");
        }
        var options = monitor.Get(name);
        var invoker = options.Intercept(channels.Get(name, typeof(TClient)), InterceptorScope.Client, services);
        if (options.CallOptionsActions.Count > 0)
        {
            invoker = new CallOptionsInvoker(invoker, options.CallOptionsActions, services);
        }
        return ClientActivator<TClient>.Create(services, invoker);
    }

    private static class ClientActivator<TClient>
    {
        private static readonly ObjectFactory Factory = ActivatorUtilities.CreateFactory(typeof(TClient), [typeof(CallInvoker)]);

        internal static TClient Create(IServiceProvider services, CallInvoker invoker) => (TClient)Factory(services, [invoker]);
    }
}
