using Xunit;

namespace AnTq.StandIns.Tests.Feeds;

/// <summary>Every project of the checkout as it is on either feed, and one outside that breaks the rule.</summary>
public sealed class EvaluatedProjects : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("antq-feeds-").FullName;

    internal string Offender => Path.Combine(_folder, "Offender", "Offender.csproj");

    internal IReadOnlyList<ProjectFacts> OnOpenFeed { get; private set; } = [];

    internal IReadOnlyList<ProjectFacts> OnClosedFeed { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Offender)!);
        await File.WriteAllTextAsync(Offender, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="{Path.Combine(Repository.StandInsFolder, "Grpc.Core.Api", "Grpc.Core.Api.csproj")}" />
                <PackageReference Include="Not.In.The.Central.Versions" />
              </ItemGroup>
            </Project>
            """);
        var hosts = Repository.Projects.ToLookup(NeedsTheAspireSdk);
        var facts = await Evaluation.RunAsync(_folder, hosts[false].Append(Offender), Repository.Projects);
        OnOpenFeed = [.. facts[false], .. hosts[true].Select(host => ProjectFacts.FromText(host, File.ReadAllText(host)))];
        OnClosedFeed = [.. facts[true]];
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>That SDK is on the open feed only: such a project is evaluated as closed, and read as text for the open feed.</summary>
    private static bool NeedsTheAspireSdk(string project) =>
        File.ReadAllText(project).Contains("Aspire.AppHost.Sdk", StringComparison.Ordinal);
}
