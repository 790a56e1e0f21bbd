using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Testing;

public static class DistributedApplicationHostingTestingExtensions
{
    public static HttpClient CreateHttpClient(this DistributedApplication app, string resourceName, string? endpointName = null) =>
        new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = app.GetEndpoint(resourceName, endpointName) };

    /// <summary>Without a name: the endpoint <c>http</c>.</summary>
    public static Uri GetEndpoint(this DistributedApplication app, string resourceName, string? endpointName = null) =>
        app.FindResource(resourceName) is IResourceWithEndpoints resource
            ? new Uri(new EndpointReference(resource, endpointName ?? "http").Find().Url)
            : throw new DistributedApplicationException($"The resource '{resourceName}' has no endpoints.");

    public static ValueTask<string?> GetConnectionStringAsync(
        this DistributedApplication app, string resourceName, CancellationToken cancellationToken = default) =>
        app.FindResource(resourceName) is IResourceWithConnectionString resource
            ? ValueTask.FromResult<string?>(resource.ReadConnectionString())
            : throw new DistributedApplicationException($"The resource '{resourceName}' has no connection string.");
}
