using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Engine;

/// <summary>The data folders of a model's servers.</summary>
internal sealed class ServerData(StateFolder state, DistributedApplicationModel model)
{
    public string FolderOf(ContainerResource server) =>
        server.Annotations.OfType<NativeServerAnnotation>().Single().DataFolder(state.DataOf(server.Name));

    /// <summary>Deletes the data of servers without a volume: like a container's, it ends with the suite.</summary>
    public void DeleteUnkept() => Delete(server => !server.Annotations.OfType<DataVolumeAnnotation>().Any());

    public void DeleteAll() => Delete(_ => true);

    private void Delete(Func<ContainerResource, bool> isMeant)
    {
        foreach (var folder in model.Resources.OfType<ContainerResource>().Where(isMeant).Select(FolderOf).Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
