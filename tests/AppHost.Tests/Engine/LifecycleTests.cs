using System.Diagnostics;
using System.Net.Http.Json;
using Npgsql;
using Xunit;

namespace AnTq.AppHost.Tests.Engine;

public sealed class LifecycleTests
{
    [Fact]
    public async Task A_killed_suite_is_cleaned_up_by_the_next_start_and_Ctrl_C_leaves_nothing_but_data()
    {
        await using var state = new StateFolder();

        await using var killed = AppHostProcess.Start("Tiny.AppHost", state);
        await killed.IsHealthyAsync();
        await ExecuteAsync(await DatabaseOfAsync(state), "CREATE TABLE notes (text text); INSERT INTO notes VALUES ('still here')");
        var leftBehind = ProcessTree.Below(killed.Pid);
        killed.Signal("KILL");
        await killed.EndsWithinAsync(TimeSpan.FromSeconds(5));
        Assert.NotEmpty(ProcessTree.Survivors(leftBehind));

        await using var next = AppHostProcess.Start("Tiny.AppHost", state);
        await next.IsHealthyAsync();
        await next.SaysAsync("processes that an earlier run had left behind", TimeSpan.FromSeconds(1));
        await ProcessTree.AreGoneAsync(leftBehind);
        Assert.Equal("still here", await ExecuteAsync(await DatabaseOfAsync(state), "SELECT text FROM notes"));

        var running = ProcessTree.Below(next.Pid);
        Assert.Contains(running, process => process.Name == "epmd");
        next.Signal("INT");
        Assert.Equal(0, await next.EndsWithinAsync(TimeSpan.FromSeconds(10)));
        await ProcessTree.AreGoneAsync(running);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(state.Path, "run"), "*.pid", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_process_that_was_given_the_number_of_an_ended_one_is_left_alone()
    {
        await using var state = new StateFolder();
        using var bystander = Process.Start("sleep", "60");
        Directory.CreateDirectory(Path.Combine(state.Path, "run"));
        const string startTimeOfAnother = "1";
        await File.WriteAllTextAsync(Path.Combine(state.Path, "run", "gone.pid"), $"{bystander.Id} {startTimeOfAnother} 15\n");

        await using var appHost = AppHostProcess.Start("Failing.AppHost", state);
        await appHost.SaysAsync("sulking | ", TimeSpan.FromSeconds(20));
        await appHost.EndAsync();

        Assert.False(bystander.HasExited);
        Assert.DoesNotContain(appHost.Lines, line => line.Contains("left behind", StringComparison.Ordinal));
        bystander.Kill();
    }

    [Fact]
    public async Task Ctrl_C_while_servers_are_starting_leaves_no_process()
    {
        await using var state = new StateFolder();
        await using var appHost = AppHostProcess.Start("Tiny.AppHost", state);
        await appHost.SaysAsync("redis is healthy", TimeSpan.FromSeconds(20));
        var running = ProcessTree.Below(appHost.Pid);

        appHost.Signal("INT");

        Assert.Equal(0, await appHost.EndsWithinAsync(TimeSpan.FromSeconds(10)));
        Assert.NotEmpty(running);
        await ProcessTree.AreGoneAsync(running);
    }

    [Fact]
    public async Task Wiping_deletes_data_and_secrets()
    {
        await using var state = new StateFolder();
        await using var appHost = AppHostProcess.Start("Tiny.AppHost", state);
        await appHost.SaysAsync("tiny-db is healthy", TimeSpan.FromSeconds(20));
        await appHost.EndAsync();
        Assert.True(File.Exists(Path.Combine(state.Path, "parameters.json")));

        await using var wipe = AppHostProcess.Start("Tiny.AppHost", state, ["--wipe"]);

        Assert.Equal(0, await wipe.EndsWithinAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal([Path.Combine(state.Path, "lock")], Directory.EnumerateFileSystemEntries(state.Path));
    }

    private static async Task<string> DatabaseOfAsync(StateFolder state)
    {
        using var client = new HttpClient();
        var address = new Uri(state.EndpointOf("back", "http"), "/environment");
        var environment = await client.GetFromJsonAsync<Dictionary<string, string>>(address);
        return environment!["ConnectionStrings__tiny-db"];
    }

    private static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
