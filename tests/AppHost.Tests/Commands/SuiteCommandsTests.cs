using AnTq.AppHost.Tests.Engine;
using Xunit;

namespace AnTq.AppHost.Tests.Commands;

/// <summary>The commands by which the suite is started, tried, looked after and wiped, as the READMEs show them.</summary>
public sealed class SuiteCommandsTests
{
    private const string Title = "Khen thưởng 10 năm";

    // With what has to be built.
    private static readonly TimeSpan _startLimit = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan _endLimit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_suite_is_run_by_dotnet_and_antq_finds_it()
    {
        await using var state = new StateFolder();
        await using var suite = AppHostProcess.StartCommand("dotnet run --project AppHost", state);
        await suite.SaysAsync("all healthy in ", _startLimit);

        var first = await Shell.RunAsync("antq demo", state.Path);
        Assert.Contains("KHỚP.", first, StringComparison.Ordinal);
        Assert.Contains("Thông báo gửi ", first, StringComparison.Ordinal);
        Assert.Equal(first, await Shell.RunAsync("antq demo", state.Path));

        var queues = await Shell.RunAsync("antq events queues", state.Path);
        Assert.Matches(@"│ awards\.organization-lookup +│ +0 │ +0 │", queues);
        Assert.Matches(@"│ notifications\.award-notices +│ +0 │ +0 │", queues);
        Assert.Equal(
            "Đã gửi lại 0 thông điệp cho notifications.award-notices; còn gác lại 0.",
            (await Shell.RunAsync("antq events redrive notifications.award-notices", state.Path)).Trim());

        var running = ProcessTree.Below(suite.Pid);
        await suite.EndAsync();
        Assert.NotEmpty(running);
        await ProcessTree.AreGoneAsync(running);
        await Shell.RunAsync("dotnet run --project AppHost -- --wipe", state.Path);
        AssertIsWiped(state);
    }

    [Fact]
    public async Task The_suite_is_run_tried_and_wiped_by_its_script()
    {
        await using var state = new StateFolder();
        await using var suite = AppHostProcess.StartCommand("./run.sh", state);
        await suite.SaysAsync("all healthy in ", _startLimit);
        var inRunningSuite = await Shell.RunAsync("./run.sh demo", state.Path);
        suite.Signal("INT");
        Assert.Equal(0, await suite.EndsWithinAsync(_endLimit));

        // Starts the suite by itself, on the data of before.
        var byItself = await Shell.RunAsync("./run.sh demo", state.Path);

        Assert.Contains("starting the suite", byItself, StringComparison.Ordinal);
        Assert.Equal(Shown(inRunningSuite), Shown(byItself));
        await Shell.RunAsync("./run.sh wipe", state.Path);
        AssertIsWiped(state, "demo.log");
    }

    /// <summary>What the demonstration prints, without what the script says before.</summary>
    private static string Shown(string output) => output[output.IndexOf(Title, StringComparison.Ordinal)..];

    private static void AssertIsWiped(StateFolder state, params string[] kept) =>
        Assert.Equal(kept.Append("lock").Order(), Directory.EnumerateFileSystemEntries(state.Path).Select(Path.GetFileName).Order());
}
