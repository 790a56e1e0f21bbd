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
    {
    }

    public ClientBase(ChannelBase channel)
        : this(channel.CreateCallInvoker())
    {
    }

    public ClientBase(CallInvoker callInvoker) => _callInvoker = callInvoker;

    protected CallInvoker CallInvoker =>
        _callInvoker ?? throw new NotImplementedException("This client was made without a channel.");

    /// <summary>Named by generated constructors. Only WithHost makes one, which the genuine client ignores and this leaves out.</summary>
    protected internal class ClientBaseConfiguration
    {
        private ClientBaseConfiguration()
        {
        }
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

    protected abstract T NewInstance(ClientBaseConfiguration configuration);
}
