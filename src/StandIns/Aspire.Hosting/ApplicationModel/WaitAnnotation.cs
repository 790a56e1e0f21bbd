namespace Aspire.Hosting.ApplicationModel;

public sealed class WaitAnnotation : IResourceAnnotation
{
    internal WaitAnnotation(IResource resource) => Resource = resource;

    public IResource Resource { get; }
}
