using System.Text;
using Xunit;

namespace AnTq.Cli.Tests.Organizations;

/// <summary>The service with the small register, loaded by <c>antq org import</c>.</summary>
public sealed class LoadedOrganizations : IAsyncLifetime
{
    public OrganizationCommands Organizations { get; } = new();

    public async Task InitializeAsync()
    {
        await Organizations.InitializeAsync();
        await ShowAsync(
            "import", Write("versions.csv", SmallRegister.Versions),
            "--lineage", Write("communes.csv", SmallRegister.Communes),
            "--lineage", Write("provinces.csv", SmallRegister.Provinces));
    }

    public Task DisposeAsync() => Organizations.DisposeAsync();

    /// <summary>What a command prints; it has to succeed.</summary>
    public async Task<string> ShowAsync(params string[] arguments)
    {
        var run = await Organizations.RunAsync(arguments);
        Assert.Empty(run.Errors);
        Assert.Equal(0, run.ExitCode);
        return run.Output;
    }

    private string Write(string name, string content) => Organizations.Write(name, Encoding.UTF8.GetBytes(content));
}
