using AnTq.Testing;
using Xunit;

namespace AnTq.Cli.Tests;

public sealed class DemoFailureTests : IDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);
    private readonly DirectoryInfo _emptyFolder = Directory.CreateTempSubdirectory("antq-cli-");

    public void Dispose() => _emptyFolder.Delete(recursive: true);

    [Fact]
    public async Task Without_a_running_suite_it_says_how_to_start_one()
    {
        var run = await DemoAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("./run.sh", OneLine(run.Errors), StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_named_with_its_address()
    {
        const string Nobody = "http://127.0.0.1:9";
        var run = await DemoAsync("--organizations", Nobody, "--awards", Nobody, "--notifications", Nobody);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Dịch vụ organizations không trả lời tại http://127.0.0.1:9", OneLine(run.Errors), StringComparison.Ordinal);
        Assert.Contains("The service organizations does not answer at", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_none_is_told()
    {
        var run = await DemoAsync("--organizations", "localhost");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("The address of the service organizations is not valid: localhost", OneLine(run.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_addresses_that_lacks_a_service_is_told()
    {
        var file = Path.Combine(_emptyFolder.FullName, "endpoints.json");
        await File.WriteAllTextAsync(file, """{ "endpoints": { "awards": { "grpc": "http://127.0.0.1:9" } } }""");

        var run = await DemoAsync("--endpoints", file);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("The running suite has no service organizations", OneLine(run.Errors), StringComparison.Ordinal);
    }

    private Task<ProgramRun> DemoAsync(params string[] options) =>
        ProgramRun.OfAsync(
            "dotnet", [Repository.Assembly("src/Cli", "antq"), "demo", .. options], _limit,
            new Dictionary<string, string?> { ["ANTQ_STATE"] = _emptyFolder.FullName });

    private static string OneLine(string text) => Assert.Single(text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
}
