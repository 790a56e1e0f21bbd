using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Engine;

namespace Aspire.Hosting;

public static class ProjectResourceBuilderExtensions
{
    /// <summary>Its endpoints are those of the configuration <c>Kestrel:Endpoints</c> in the project's folder.</summary>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name)
        where TProject : IProjectMetadata, new()
    {
        var metadata = new TProject();
        var resource = new ProjectResource(name);
        resource.Annotations.Add(metadata);
        resource.Annotations.Add(BuiltProjectAnnotation.Of(typeof(TProject)));
        foreach (var endpoint in KestrelEndpoints.Read(Path.GetDirectoryName(metadata.ProjectPath)!))
        {
            resource.Annotations.Add(endpoint);
        }

        return builder.AddResource(resource);
    }

    public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas)
    {
        builder.Resource.Annotations.Add(new ReplicaAnnotation(replicas));
        return builder;
    }
}
