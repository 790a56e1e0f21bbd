using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace Grpc.Net.ClientFactory;

/// <summary>The named options of one registered client.</summary>
public class GrpcClientFactoryOptions
{
    public Uri? Address { get; set; }

    public IList<Action<GrpcChannelOptions>> ChannelOptionsActions { get; } = [];

    public IList<Action<CallOptionsContext>> CallOptionsActions { get; } = [];

    public IList<InterceptorRegistration> InterceptorRegistrations { get; } = [];

    internal CallInvoker Intercept(CallInvoker invoker, InterceptorScope scope, IServiceProvider services) =>
        invoker.Intercept([.. InterceptorRegistrations.Where(registration => registration.Scope == scope)
            .Select(registration => registration.Creator(services))]);
}
