namespace Aspire.Hosting.ApplicationModel;

public abstract class Resource : IResource
{
    protected Resource(string name) => Name = name;

    public virtual string Name { get; }

    public virtual ResourceAnnotationCollection Annotations { get; } = [];

    /// <summary>The resource that this one is a part of: it starts, lives and ends with it.</summary>
    internal virtual IResource? Owner => null;
}
