using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static class DistributedApplicationBuilderExtensions
{
    /// <summary>Goes on describing a resource that the builder has already.</summary>
    public static IResourceBuilder<T> CreateResourceBuilder<T>(this IDistributedApplicationBuilder builder, string name)
        where T : IResource =>
        builder.Resources.FirstOrDefault(resource => resource.Name == name) is T found
            ? new ResourceBuilder<T>(builder, found)
            : throw new InvalidOperationException($"There is no {typeof(T).Name} named '{name}'.");
}
