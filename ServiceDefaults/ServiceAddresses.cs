using Microsoft.Extensions.Configuration;

namespace AnTq.ServiceDefaults;

/// <summary>Where other services are.</summary>
public static class ServiceAddresses
{
    /// <summary>
    /// The gRPC address of a service: <c>services:{name}:grpc:0</c>, else <c>services:{name}:http:0</c> (releases of Aspire differ in
    /// whether they inject an endpoint by its name or by its scheme), else the variable <c>{NAME}_GRPC</c>.
    /// </summary>
    /// <param name="configuration">The host's configuration.</param>
    /// <param name="serviceName">The service's name, such as <c>organizations</c>.</param>
    /// <exception cref="InvalidOperationException">No address is configured, or it is not an absolute one.</exception>
    public static Uri Find(IConfiguration configuration, string serviceName)
    {
        var address = configuration[$"services:{serviceName}:grpc:0"]
            ?? configuration[$"services:{serviceName}:http:0"]
            ?? configuration[$"{serviceName.ToUpperInvariant()}_GRPC"]
            ?? throw new InvalidOperationException(
                $"No address of the service '{serviceName}' is configured (services:{serviceName}:grpc:0).");
        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            ? uri
            : throw new InvalidOperationException($"The address of the service '{serviceName}' is not absolute: {address}");
    }
}
