using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using AnTq.ServiceDefaults;
using AnTq.Testing;
using Aspire.Hosting.Testing;
using Xunit;

namespace AnTq.AppHost.Tests.Suite;

/// <summary>Runs the commands that the README shows, as they stand there. The two scripts themselves are run by the build server.</summary>
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

        var first = await RunAsync(commands[0].Groups["commands"].Value);
        var again = await RunAsync(commands[0].Groups["commands"].Value);

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

    private async Task<string> RunAsync(string commands)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", commands])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ANTQ_STATE"] = _state.FullName;
        using var shell = Process.Start(start)!;
        var (output, errors) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync();
        Assert.True(shell.ExitCode == 0, $"{commands}\n{await output}\n{await errors}");
        return await output;
    }

    [GeneratedRegex("^```bash\n(?<commands>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex ShellBlock();
}
