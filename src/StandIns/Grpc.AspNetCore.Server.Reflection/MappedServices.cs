using System.Reflection;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Reflection;

/// <summary>The descriptors of the gRPC services that have endpoints.</summary>
internal sealed partial class MappedServices(EndpointDataSource endpoints, ILogger<MappedServices> logger)
{
    internal IReadOnlyList<ServiceDescriptor> Find()
    {
        var descriptors = new List<ServiceDescriptor>();
        foreach (var service in endpoints.Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.ServiceType).OfType<Type>().Distinct())
        {
            if (DescriptorOf(service) is { } descriptor)
            {
                descriptors.Add(descriptor);
            }
            else
            {
                LogNoDescriptor(logger, service);
            }
        }
        return descriptors;
    }

    // Generated code keeps the descriptor in the class that also binds the service.
    private static ServiceDescriptor? DescriptorOf(Type service) =>
        service.GetCustomAttribute<BindServiceMethodAttribute>(inherit: true)?.BindType
            .GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as ServiceDescriptor;

    [LoggerMessage(1, LogLevel.Debug, "The service {ServiceType} has no descriptor, so reflection does not show it.")]
    private static partial void LogNoDescriptor(ILogger logger, Type serviceType);
}
