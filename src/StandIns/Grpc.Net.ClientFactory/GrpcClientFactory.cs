namespace Grpc.Net.ClientFactory;

/// <summary>Makes clients by the name under which they were registered.</summary>
public abstract class GrpcClientFactory
{
    public abstract TClient CreateClient<TClient>(string name)
        where TClient : class;
}
