using System.Diagnostics;
using Xunit;

namespace AnTq.StandIns.Tests.Feeds;

/// <summary>What build/feed.sh makes of a machine, whose programs answer here as the test wants.</summary>
public sealed class FeedScriptTests : IDisposable
{
    private const string EngineAnswers = "exit 0";
    private const string NoEngine = "exit 1";
    private readonly string _folder = Directory.CreateTempSubdirectory("antq-feed-script-").FullName;

    public FeedScriptTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "build"));
        File.Copy(Path.Combine(Repository.Root, "build", "feed.sh"), Path.Combine(_folder, "build", "feed.sh"));
    }

    private string? Reason => File.Exists(Path.Combine(_folder, ".closed-feed"))
        ? File.ReadAllText(Path.Combine(_folder, ".closed-feed")).Trim()
        : null;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Without_a_container_engine_the_feed_is_not_even_asked()
    {
        Assert.Equal(0, Detect(NoEngine, restore: "echo 'error NU1301: Unable to load the service index'; exit 1"));
        Assert.Equal("no container engine answers (docker info, podman info)", Reason);
    }

    [Fact]
    public void Packages_that_are_absent_are_named()
    {
        Assert.Equal(0, Detect(EngineAnswers, restore: """
            echo 'x.csproj : error NU1101: Unable to find package Grpc.Core.Api. No packages exist with this id in source(s): nuget.org'
            echo 'x.csproj : error NU1102: Unable to find package Grpc.Net.Common with version (>= 2.85.0)'
            exit 1
            """));
        Assert.Equal("the feed lacks Grpc.Core.Api, Grpc.Net.Common", Reason);
    }

    [Fact]
    public void A_feed_that_has_other_versions_only_is_closed_too()
    {
        Assert.Equal(0, Detect(EngineAnswers, restore: """
            echo 'x.csproj : error NU1603: Warning As Error: X depends on Aspire.Hosting (>= 13.1.2) but Aspire.Hosting 13.1.2 was not found. Aspire.Hosting 13.6.5 was resolved instead.'
            exit 1
            """));
        Assert.Equal("the feed lacks Aspire.Hosting 13.1.2", Reason);
    }

    [Fact]
    public void So_it_is_when_the_restore_only_warns_of_that()
    {
        Assert.Equal(0, Detect(EngineAnswers, restore: """
            echo 'x.csproj : warning NU1603: FeedProbe depends on RabbitMQ.Client (>= 7.2.2) but RabbitMQ.Client 7.2.2 was not found. RabbitMQ.Client 7.3.0 was resolved instead.'
            exit 0
            """));
        Assert.Equal("the feed lacks RabbitMQ.Client 7.2.2", Reason);
    }

    [Theory]
    [InlineData(0, "warning NU1603: ", null)]
    [InlineData(1, "error NU1101: Unable to find package Grpc.Core.Api.\nerror NU1603: Warning As Error: ", "the feed lacks Grpc.Core.Api")]
    public void Which_versions_the_packages_themselves_get_does_not_matter(int status, string before, string? reason)
    {
        Assert.Equal(0, Detect(EngineAnswers, restore: $"""
            echo '{before}Aspire.Hosting 13.6.5 depends on Polly.Core (>= 8.6.5) but Polly.Core 8.6.5 was not found. Polly.Core 8.8.0 was resolved instead.'
            exit {status}
            """));
        Assert.Equal(reason, Reason);
    }

    [Theory]
    [InlineData("error NU1301: Unable to load the service index for source")]
    [InlineData("error MSB4025: The project file could not be loaded.")]
    public void What_says_nothing_about_the_feed_ends_it_and_writes_nothing(string error)
    {
        Assert.NotEqual(0, Detect(EngineAnswers, restore: $"echo '{error}'; exit 1"));
        Assert.Null(Reason);
        Assert.False(File.Exists(Path.Combine(_folder, ".antq", "open-feed")));
    }

    [Fact]
    public void With_an_engine_and_all_packages_it_is_open()
    {
        Assert.Equal(0, Detect(EngineAnswers, restore: "exit 0"));
        Assert.Null(Reason);
        Assert.True(File.Exists(Path.Combine(_folder, ".antq", "open-feed")));
    }

    private int Detect(string engine, string restore)
    {
        var programs = Directory.CreateDirectory(Path.Combine(_folder, "programs")).FullName;
        foreach (var (name, script) in new[] { ("docker", engine), ("podman", NoEngine), ("dotnet", restore) })
        {
            var path = Path.Combine(programs, name);
            File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
            Process.Start("chmod", ["+x", path]).WaitForExit();
        }

        var start = new ProcessStartInfo("bash", [Path.Combine(_folder, "build", "feed.sh")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PATH"] = $"{programs}:{Environment.GetEnvironmentVariable("PATH")}" },
        };
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
