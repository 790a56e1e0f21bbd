using AnTq.Testing;
using Xunit;
using Xunit.Abstractions;

namespace AnTq.Crash.Tests;

/// <summary>Servers that go away, fall silent or take nothing, and come back.</summary>
[Collection(CrashServers.Collection)]
public sealed class OutageTests(CrashServers servers, OutageSuite suite, ITestOutputHelper output) : IClassFixture<OutageSuite>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public Task The_broker_is_stopped_while_200_awards_are_granted() => EndureAsync(async () =>
    {
        await servers.Servers.RabbitMq.StopAsync();
        await suite.Load.GrantAsync(100);
        await servers.Servers.RabbitMq.StartAsync();
    });

    [Fact]
    public Task The_broker_is_out_of_reach_for_so_long_that_clients_try_seldom() => EndureAsync(async () =>
    {
        suite.Services.AwardsLines!.Broker.Cut();
        suite.Services.NotificationsLines!.Broker.Cut();
        await LastsAsync(TimeSpan.FromSeconds(20));
        suite.Services.AwardsLines!.Broker.Mend();
        suite.Services.NotificationsLines!.Broker.Mend();
    });

    [Fact]
    public Task The_broker_takes_no_messages_for_want_of_memory() => EndureAsync(async () =>
    {
        await servers.Servers.RabbitMq.SetMemoryAlarmAsync(raised: true);
        await suite.Load.GrantAsync(20);
        await Eventually.BecomesTrueAsync(async () => (await suite.Services.NewCheck().BacklogAsync()).Count > 0, Patience);
        await LastsAsync(TimeSpan.FromSeconds(5));
        await servers.Servers.RabbitMq.SetMemoryAlarmAsync(raised: false);
    });

    [Fact]
    public Task The_brokers_confirms_are_withheld() => EndureAsync(async () =>
    {
        suite.Services.AwardsLines!.Broker.ToClient.Close();
        await suite.Load.GrantAsync(20);
        await LastsAsync(TimeSpan.FromSeconds(5));
        suite.Services.AwardsLines!.Broker.Mend();
    });

    [Fact]
    public Task PostgreSQL_is_restarted() => EndureAsync(async () =>
    {
        await servers.Servers.Postgres.StopAsync();
        await servers.Servers.Postgres.StartAsync();
    });

    [Fact]
    public Task PostgreSQL_is_killed_and_away_for_some_seconds() => EndureAsync(async () =>
    {
        await servers.Servers.Postgres.KillAsync();
        await LastsAsync(TimeSpan.FromSeconds(6));
        await servers.Servers.Postgres.StartAsync();
    });

    [Fact]
    public Task Redis_is_stopped() => EndureAsync(async () =>
    {
        await servers.Servers.Redis.StopAsync();
        await LastsAsync(TimeSpan.FromSeconds(3));
        await servers.Servers.Redis.StartAsync();
    });

    /// <summary>Its connections answer again at the end, or never: then only new ones do.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Redis_is_silent(bool loseConnections) => EndureAsync(async () =>
    {
        var line = suite.Services.AwardsLines!.Redis;
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
        foreach (var lines in new[] { suite.Services.AwardsLines!, suite.Services.NotificationsLines! })
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

    private static Task LastsAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System, CancellationToken.None);

    private async Task EndureAsync(Func<Task> outage)
    {
        var took = await suite.EndureAsync(outage);
        output.WriteLine($"All was well {took.TotalSeconds:0.0} s after the cause's end. {suite.Load.Summary()}");
    }
}
