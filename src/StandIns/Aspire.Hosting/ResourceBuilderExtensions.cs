using System.Net;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Engine;

namespace Aspire.Hosting;

public static class ResourceBuilderExtensions
{
    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name)
        where T : IResourceWithEndpoints => new(builder.Resource, name);

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value)
        where T : IResourceWithEnvironment => builder.WithVariable(name, () => value ?? "");

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, Func<string> callback)
        where T : IResourceWithEnvironment => builder.WithVariable(name, callback);

    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter)
        where T : IResourceWithEnvironment =>
        builder.WithRelationship(parameter.Resource, "Reference").WithVariable(name, parameter.Resource.ReadValue);

    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null,
        bool optional = false)
        where TDestination : IResourceWithEnvironment =>
        builder
            .WithRelationship(source.Resource, "Reference")
            .WithVariable($"ConnectionStrings__{connectionName ?? source.Resource.Name}", source.Resource.ReadConnectionString);

    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, EndpointReference endpointReference)
        where TDestination : IResourceWithEnvironment
    {
        var (service, endpoint) = (endpointReference.Resource.Name, endpointReference.EndpointName);
        return builder
            .WithRelationship(endpointReference.Resource, "Reference")
            .WithVariable($"services__{service}__{endpoint}__0", Url)
            .WithVariable($"{service}_{endpoint}".Replace('-', '_').ToUpperInvariant(), Url);

        string Url() => endpointReference.Find().Url;
    }

    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport
    {
        // Whoever waits for a part waits for the whole as well.
        if (dependency.Resource is Resource { Owner: { } owner })
        {
            builder.Resource.Annotations.Add(new WaitAnnotation(owner));
        }

        builder.Resource.Annotations.Add(new WaitAnnotation(dependency.Resource));
        return builder.WithRelationship(dependency.Resource, "WaitFor");
    }

    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints
    {
        var check = new HttpHealthCheckAnnotation(
            builder.GetEndpoint(endpointName ?? "http"), path ?? "/", (HttpStatusCode)(statusCode ?? (int)HttpStatusCode.OK));
        builder.Resource.Annotations.Add(check);
        return builder;
    }

    private static IResourceBuilder<T> WithVariable<T>(this IResourceBuilder<T> builder, string name, Func<string> value)
        where T : IResource
    {
        builder.Resource.Annotations.Add(new EnvironmentVariableAnnotation(name, value));
        return builder;
    }

    private static IResourceBuilder<T> WithRelationship<T>(this IResourceBuilder<T> builder, IResource resource, string type)
        where T : IResource
    {
        builder.Resource.Annotations.Add(new ResourceRelationshipAnnotation(resource, type));
        return builder;
    }
}
