using System.Text.Json;
using AnTq.NativeServers;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Engine;

/// <summary>
/// Tells other programs of this machine where the suite listens; its form is described in the stand-in's README. It holds no secret.
/// </summary>
internal sealed class EndpointsFile(string path, DistributedApplicationModel model)
{
    private static readonly JsonSerializerOptions _readable = new() { WriteIndented = true };

    public void Write(bool healthy) =>
        PrivateFiles.Write(path, JsonSerializer.Serialize(
            new
            {
                pid = Environment.ProcessId,
                healthy,
                endpoints = model.Resources
                    .Where(resource => resource.Endpoints().Any())
                    .ToDictionary(
                        resource => resource.Name,
                        resource => resource.Endpoints().ToDictionary(endpoint => endpoint.Name, endpoint => endpoint.Url)),
            },
            _readable));

    public void Delete() => File.Delete(path);
}
