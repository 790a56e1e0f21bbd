using System.Text.Json;

namespace AnTq.AppHost.Tests.Engine;

/// <summary>A state folder for one test, and what the engine writes into it.</summary>
internal sealed class StateFolder : IAsyncDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("antq-apphost-tests-").FullName;

    public Uri EndpointOf(string resource, string endpoint)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(System.IO.Path.Combine(Path, "run", "endpoints.json")));
        return new Uri(file.RootElement.GetProperty("endpoints").GetProperty(resource).GetProperty(endpoint).GetString()!);
    }

    /// <summary>Also where data lies outside the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await AppHostProcess.Start("Tiny.AppHost", this, ["--wipe"]).EndsWithinAsync(TimeSpan.FromSeconds(20));
        Directory.Delete(Path, recursive: true);
    }
}
