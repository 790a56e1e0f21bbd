using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Engine;

/// <summary>The endpoints that a project declares in its own settings, as Aspire reads them.</summary>
internal static class KestrelEndpoints
{
    public static IEnumerable<Endpoint> Read(string projectFolder) =>
        new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(projectFolder, "appsettings.json"), optional: true)
            .AddJsonFile(Path.Combine(projectFolder, $"appsettings.{AppHostContext.EnvironmentName}.json"), optional: true)
            .Build()
            .GetSection("Kestrel:Endpoints")
            .GetChildren()
            .Where(endpoint => endpoint["Url"] is not null)
            .Select(endpoint => new Endpoint(endpoint.Key, endpoint["Url"]!.Split("://")[0]));
}
