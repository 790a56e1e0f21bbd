using AnTq.Testing;
using Xunit;

namespace AnTq.Cli.Tests.Organizations;

/// <summary><c>antq org</c>, run against the organizations service, and files for it.</summary>
public sealed class OrganizationCommands : IAsyncLifetime
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(2);
    private readonly RunningOrganizations _organizations = new();
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("antq-cli-");

    public Task InitializeAsync() => _organizations.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _organizations.DisposeAsync();
        _files.Delete(recursive: true);
    }

    /// <summary>Runs <c>antq org</c> with these arguments.</summary>
    public Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.OfAsync(
        "dotnet", [Repository.Assembly("src/Cli", "antq"), "org", .. arguments, "--organizations", _organizations.Address.ToString()], _limit);

    /// <summary>Writes a file, the bytes as they are.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(_files.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
