using Grpc.Core.Interceptors;

namespace Grpc.Core;

/// <summary>The base of generated clients.</summary>
public abstract class ClientBase
{
    private readonly CallInvoker? _callInvoker;

    /// <summary>For clients that a test derives and overrides: they reach no server.</summary>
    protected ClientBase()
    {
    }

    protected ClientBase(ClientBaseConfiguration configuration)
        : this(configuration.Invoker)
    {
    }

    public ClientBase(ChannelBase channel)
        : this(channel.CreateCallInvoker())
    {
    }

    public ClientBase(CallInvoker callInvoker) => _callInvoker = callInvoker;

    protected CallInvoker CallInvoker =>
        _callInvoker ?? throw new NotImplementedException("This client was made without a channel.");

    /// <summary>What a copy of a client is made of.</summary>
    protected internal class ClientBaseConfiguration
    {
        internal ClientBaseConfiguration(CallInvoker invoker) => Invoker = invoker;

        internal CallInvoker Invoker { get; }
    }
}

public abstract class ClientBase<T> : ClientBase
    where T : ClientBase<T>
{
    protected ClientBase()
    {
    }

    protected ClientBase(ClientBaseConfiguration configuration)
        : base(configuration)
    {
    }

    public ClientBase(ChannelBase channel)
        : base(channel)
    {
    }

    public ClientBase(CallInvoker callInvoker)
        : base(callInvoker)
    {
    }

    /// <summary>A copy of this client whose calls carry another host.</summary>
    public T WithHost(string host) => NewInstance(new ClientBaseConfiguration(CallInvoker.Intercept(new HostInterceptor(host))));

    protected abstract T NewInstance(ClientBaseConfiguration configuration);
}
