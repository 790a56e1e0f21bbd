namespace Grpc.AspNetCore.ClientFactory;

public class GrpcContextPropagationOptions
{
    /// <summary>Whether a call made outside a gRPC request goes out unchanged (logged) instead of being refused.</summary>
    public bool SuppressContextNotFoundErrors { get; set; }
}
