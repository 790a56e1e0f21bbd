using System.Text.Json;
using System.Text.RegularExpressions;
using AnTq.AppHost.Tests.Commands;
using AnTq.ServiceDefaults;
using AnTq.Testing;
using Aspire.Hosting.Testing;
using Xunit;

namespace AnTq.AppHost.Tests.Suite;

/// <summary>Runs the calls that the README shows, as they stand there.</summary>
[Collection(SuiteFixture.Collection)]
public sealed partial class ReadmeTests(SuiteFixture suite) : IDisposable
{
    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("antq-readme-");

    [Fact]
    public async Task The_first_call_works_as_the_README_shows_it()
    {
        var commands = ShellBlock().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md")));
        Assert.Single(commands);
        await TellWhereTheSuiteIsAsync();

        var first = await Shell.RunAsync(commands[0].Groups["commands"].Value, _state.FullName);
        var again = await Shell.RunAsync(commands[0].Groups["commands"].Value, _state.FullName);

        Assert.Contains("\"displayName\": \"Tỉnh Lào Cai\"", first, StringComparison.Ordinal);
        Assert.Equal(first, again);
    }

    public void Dispose() => _state.Delete(recursive: true);

    /// <summary>In the form in which a running suite leaves it for other programs.</summary>
    private async Task TellWhereTheSuiteIsAsync()
    {
        var endpoints = SuiteFixture.Services.ToDictionary(
            service => service,
            service => new { grpc = suite.App.GetEndpoint(service, ResourceNames.GrpcEndpoint).GetLeftPart(UriPartial.Authority) });
        var file = Path.Combine(_state.CreateSubdirectory("run").FullName, "endpoints.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { healthy = true, endpoints }));
    }

    [GeneratedRegex("^```bash\n(?<commands>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex ShellBlock();
}
