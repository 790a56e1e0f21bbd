using Aspire.Hosting.Engine;

namespace Aspire.Hosting.ApplicationModel;

public sealed class EndpointReference
{
    internal EndpointReference(IResourceWithEndpoints resource, string endpointName)
    {
        Resource = resource;
        EndpointName = endpointName;
    }

    internal IResourceWithEndpoints Resource { get; }

    internal string EndpointName { get; }

    internal Endpoint Find() =>
        Resource.Endpoints().FirstOrDefault(endpoint => endpoint.Name == EndpointName)
        ?? throw new DistributedApplicationException($"The resource '{Resource.Name}' has no endpoint named '{EndpointName}'.");
}
