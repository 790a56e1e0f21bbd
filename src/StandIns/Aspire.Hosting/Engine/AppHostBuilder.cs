using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Engine;

internal sealed class AppHostBuilder(AppHostContext context) : IDistributedApplicationBuilder
{
    public ConfigurationManager Configuration => context.Configuration;

    public IHostEnvironment Environment => context.Environment;

    public IResourceCollection Resources { get; } = new ResourceCollection();

    AppHostContext IDistributedApplicationBuilder.Context => context;

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        if (Resources.Any(other => string.Equals(other.Name, resource.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new DistributedApplicationException($"There are two resources named '{resource.Name}'.");
        }

        Resources.Add(resource);
        return new ResourceBuilder<T>(this, resource);
    }

    public DistributedApplication Build() => new(context, Resources);
}
