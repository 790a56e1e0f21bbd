using AnTq.Crash.Tests.Suites;
using AnTq.Testing;
using Xunit;
using Xunit.Abstractions;

namespace AnTq.Crash.Tests;

/// <summary>Servers that go away and come back, take nothing, or answer nothing.</summary>
public abstract class OutageScenarios(CrashSuite suite, ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Outage outage = new(suite);

    [Fact]
    public Task The_broker_is_stopped_while_200_awards_are_granted() => EndureAsync(async () =>
    {
        await suite.RabbitMq.StopAsync();
        await GrantAsync(100);
        await suite.RabbitMq.StartAsync();
    });

    [Fact]
    public Task The_broker_takes_no_messages_for_want_of_memory() => EndureAsync(async () =>
    {
        await suite.SetMemoryAlarmAsync(raised: true);
        await GrantAsync(20);
        await Eventually.BecomesTrueAsync(async () => (await suite.BacklogAsync()).Count > 0, Patience);
        await LastsAsync(TimeSpan.FromSeconds(5));
        await suite.SetMemoryAlarmAsync(raised: false);
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
    public Task PostgreSQL_is_restarted() => EndureAsync(async () =>
    {
        await suite.Postgres.StopAsync();
        await suite.Postgres.StartAsync();
    });

    [Fact]
    public Task PostgreSQL_is_killed_and_away_for_some_seconds() => EndureAsync(async () =>
    {
        await suite.KillPostgresAsync();
        await LastsAsync(TimeSpan.FromSeconds(6));
        await suite.Postgres.StartAsync();
    });

    [Fact]
    public Task Redis_is_stopped() => EndureAsync(async () =>
    {
        await suite.Redis.StopAsync();
        await LastsAsync(TimeSpan.FromSeconds(3));
        await suite.Redis.StartAsync();
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

    /// <summary>How long an outage lasts: no wait for a state, but the length of what the test brings about, at whose end it waits for states.</summary>
    protected static Task LastsAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System, CancellationToken.None);

    protected async Task EndureAsync(Func<Task> cause)
    {
        var took = await outage.EndureAsync(cause);
        output.WriteLine($"All was well {took.TotalSeconds:0.0} s after the cause's end. {outage.Load.Summary()}");
    }

    /// <summary>Grants the awards of a number of statements.</summary>
    private Task GrantAsync(int count) => outage.Load.GrantAsync(count);
}
