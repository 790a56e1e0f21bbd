namespace Aspire.Hosting.ApplicationModel;

public sealed class ResourceRelationshipAnnotation : IResourceAnnotation
{
    internal ResourceRelationshipAnnotation(IResource resource, string type)
    {
        Resource = resource;
        Type = type;
    }

    public IResource Resource { get; }

    public string Type { get; }
}
