namespace Grpc.AspNetCore.HealthChecks;

public sealed class GrpcHealthChecksOptions
{
    /// <summary>Which checks make up the state of which service; the empty name is the server as a whole: all checks.</summary>
    public ServiceMappingCollection Services { get; } = new();

    /// <summary>Whether Check and the first answer of Watch come from the last published report instead of running the checks.</summary>
    public bool UseHealthChecksCache { get; set; }

    /// <summary>Whether Watch stays open when the application stops, instead of ending with NOT_SERVING.</summary>
    public bool SuppressCompletionOnShutdown { get; set; }
}
