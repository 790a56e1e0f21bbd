using Xunit;

namespace AnTq.AppHost.Tests.Engine;

public sealed class FailuresTests
{
    [Fact]
    public async Task Missing_servers_are_named_with_their_Debian_packages_one_line_each()
    {
        await using var state = new StateFolder();

        await using var appHost = AppHostProcess.Start("Tiny.AppHost", state, ("ANTQ_SERVER_PATH", "/nonexistent"));

        Assert.Equal(1, await appHost.EndsWithinAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal(
            [Missing("postgres", "postgresql"), Missing("rabbitmq-server", "rabbitmq-server"), Missing("redis-server", "redis-server")],
            appHost.Lines);

        static string Missing(string program, string package) =>
            $"{program} was not found: Debian package {package} is missing; install it with: apt-get install {package}";
    }

    [Fact]
    public async Task A_service_that_keeps_ending_is_named_with_its_last_20_lines()
    {
        await using var state = new StateFolder();
        await using var appHost = AppHostProcess.Start("Failing.AppHost", state);

        await appHost.SaysAsync(
            "failing failed to start: it ended with code 3, 3 times in a row. Its last lines:", TimeSpan.FromSeconds(20));
        await appHost.SaysAsync("    last words, line 30", TimeSpan.FromSeconds(5));

        var expected = Enumerable.Range(11, 20).Select(number => FormattableString.Invariant($"    last words, line {number:00}"));
        Assert.Equal(expected, appHost.Lines.Where(line => line.StartsWith("    last words", StringComparison.Ordinal)));
        await appHost.EndAsync();
    }

    [Fact]
    public async Task A_service_that_does_not_become_healthy_is_named_with_its_last_lines()
    {
        await using var state = new StateFolder();
        await using var appHost = AppHostProcess.Start("Failing.AppHost", state, ("ANTQ_HEALTH_LIMIT", "2"));

        await appHost.SaysAsync("sulking is not healthy 2 s after its start. Its last lines:", TimeSpan.FromSeconds(20));
        await appHost.SaysAsync("      Application started.", TimeSpan.FromSeconds(5));
        await appHost.EndAsync();
    }
}
