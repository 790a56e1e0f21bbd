using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Engine;

/// <summary>A named port of a resource. The port is chosen when the suite starts and stays while it runs.</summary>
internal sealed record Endpoint(string Name, string Scheme) : IResourceAnnotation
{
    private int _port;

    public int Port
    {
        get => _port != 0
            ? _port
            : throw new DistributedApplicationException($"The endpoint '{Name}' has no port before the suite starts.");
        set => _port = value;
    }

    public string Url => UrlOf(Port);

    public string UrlOf(int port) => string.Create(CultureInfo.InvariantCulture, $"{Scheme}://127.0.0.1:{port}");
}

internal static class ResourceEndpoints
{
    public static IEnumerable<Endpoint> Endpoints(this IResource resource) => resource.Annotations.OfType<Endpoint>();
}
