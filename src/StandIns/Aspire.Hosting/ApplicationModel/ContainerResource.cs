namespace Aspire.Hosting.ApplicationModel;

/// <summary>What is a container with the real package runs as a native process here: see <c>NativeServerAnnotation</c>.</summary>
public class ContainerResource : Resource, IResourceWithEndpoints, IResourceWithEnvironment, IResourceWithWaitSupport
{
    internal ContainerResource(string name)
        : base(name)
    {
    }
}
