namespace Aspire.Hosting.ApplicationModel;

public class DistributedApplicationModel
{
    internal DistributedApplicationModel(IResourceCollection resources) => Resources = resources;

    public IResourceCollection Resources { get; }
}
