using AnTq.Crash.Tests.Suites;
using AnTq.Testing;
using Xunit;
using Xunit.Abstractions;

namespace AnTq.Crash.Tests;

/// <summary>Servers that besides fall silent, take nothing, or are out of reach.</summary>
[Collection(CrashServers.Collection)]
public sealed class OutageTests(CrashServers servers, OutageSuite suite, ITestOutputHelper output)
    : OutageScenarios(suite, output), IClassFixture<OutageSuite>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public Task The_broker_is_out_of_reach_for_so_long_that_clients_try_seldom() => EndureAsync(async () =>
    {
        suite.AwardsLines.Broker.Cut();
        suite.NotificationsLines.Broker.Cut();
        await LastsAsync(TimeSpan.FromSeconds(20));
        suite.AwardsLines.Broker.Mend();
        suite.NotificationsLines.Broker.Mend();
    });

    [Fact]
    public Task The_broker_takes_no_messages_for_want_of_memory() => EndureAsync(async () =>
    {
        await servers.Servers.RabbitMq.SetMemoryAlarmAsync(raised: true);
        await GrantAsync(20);
        await Eventually.BecomesTrueAsync(async () => (await suite.BacklogAsync()).Count > 0, Patience);
        await LastsAsync(TimeSpan.FromSeconds(5));
        await servers.Servers.RabbitMq.SetMemoryAlarmAsync(raised: false);
    });

    [Fact]
    public Task The_brokers_confirms_are_withheld() => EndureAsync(async () =>
    {
        suite.AwardsLines.Broker.ToClient.Close();
        await GrantAsync(20);
        await LastsAsync(TimeSpan.FromSeconds(5));
        suite.AwardsLines.Broker.Mend();
    });

    [Fact]
    public Task PostgreSQL_is_killed_and_away_for_some_seconds() => EndureAsync(async () =>
    {
        await servers.Servers.Postgres.KillAsync();
        await LastsAsync(TimeSpan.FromSeconds(6));
        await servers.Servers.Postgres.StartAsync();
    });

    /// <summary>Its connections answer again at the end, or never: then only new ones do.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Redis_is_silent(bool loseConnections) => EndureAsync(async () =>
    {
        var line = suite.AwardsLines.Redis;
        line.ToClient.Close();
        if (loseConnections)
            line.Swallow();
        await LastsAsync(TimeSpan.FromSeconds(10));
        line.Mend();
    });

    /// <summary>The cause has ended as soon as it began: new connections work at once, and it is for the services to open them.</summary>
    [Theory]
    [InlineData("postgres")]
    [InlineData("broker")]
    [InlineData("organizations")]
    [InlineData("redis")]
    public Task All_connections_to_it_are_half_open(string server) => EndureAsync(() =>
    {
        foreach (var lines in new[] { suite.AwardsLines, suite.NotificationsLines })
        {
            var line = server switch
            {
                "postgres" => lines.Postgres,
                "broker" => lines.Broker,
                "redis" => lines.Redis,
                _ => lines.Organizations,
            };
            line?.Swallow();
        }

        return Task.CompletedTask;
    });
}
