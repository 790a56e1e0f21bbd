namespace Aspire.Hosting.ApplicationModel;

public interface IResourceWithEndpoints : IResource;

public interface IResourceWithEnvironment : IResource;

public interface IResourceWithWaitSupport : IResource;

public interface IResourceWithConnectionString : IResource
{
    /// <summary>Complete once the endpoints have their ports.</summary>
    internal string ReadConnectionString();
}
