namespace Aspire.Hosting.ApplicationModel;

public class ProjectResource : Resource, IResourceWithEnvironment, IResourceWithWaitSupport, IResourceWithServiceDiscovery
{
    internal ProjectResource(string name)
        : base(name)
    {
    }
}
