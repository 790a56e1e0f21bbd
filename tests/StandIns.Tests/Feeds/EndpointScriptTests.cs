using System.Diagnostics;
using Xunit;

namespace AnTq.StandIns.Tests.Feeds;

/// <summary>What build/endpoint.sh answers where no suite has written down where it listens.</summary>
public sealed class EndpointScriptTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("antq-endpoint-script-").FullName;

    public EndpointScriptTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "build"));
        File.Copy(Path.Combine(Repository.Root, "build", "endpoint.sh"), Path.Combine(_folder, "build", "endpoint.sh"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Without_a_suite_it_says_how_to_start_one() => Assert.Equal("no suite runs: start it with ./run.sh", Complaint());

    [Fact]
    public void With_containers_it_says_who_knows()
    {
        Directory.CreateDirectory(Path.Combine(_folder, ".antq"));
        File.WriteAllText(Path.Combine(_folder, ".antq", "open-feed"), "");

        Assert.Equal("with containers: the dashboard shows where the endpoints are", Complaint());
    }

    private string Complaint()
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(_folder, "build", "endpoint.sh"), "organizations"])
        {
            RedirectStandardError = true,
        };
        start.Environment.Remove("ANTQ_STATE");
        using var process = Process.Start(start)!;
        var complaint = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.NotEqual(0, process.ExitCode);
        return complaint.Trim();
    }
}
