using AnTq.Crash.Tests.Suites;
using Xunit;
using Xunit.Abstractions;

namespace AnTq.Crash.Tests;

/// <summary>Servers that go away and come back.</summary>
public abstract class OutageScenarios(CrashSuite suite, ITestOutputHelper output)
{
    private readonly Outage outage = new(suite);

    [Fact]
    public Task The_broker_is_stopped_while_200_awards_are_granted() => EndureAsync(async () =>
    {
        await suite.RabbitMq.StopAsync();
        await GrantAsync(100);
        await suite.RabbitMq.StartAsync();
    });

    [Fact]
    public Task PostgreSQL_is_restarted() => EndureAsync(async () =>
    {
        await suite.Postgres.StopAsync();
        await suite.Postgres.StartAsync();
    });

    [Fact]
    public Task Redis_is_stopped() => EndureAsync(async () =>
    {
        await suite.Redis.StopAsync();
        await LastsAsync(TimeSpan.FromSeconds(3));
        await suite.Redis.StartAsync();
    });

    protected static Task LastsAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System, CancellationToken.None);

    /// <summary>Grants the awards of a number of statements.</summary>
    protected Task GrantAsync(int count) => outage.Load.GrantAsync(count);

    protected async Task EndureAsync(Func<Task> cause)
    {
        var took = await outage.EndureAsync(cause);
        output.WriteLine($"All was well {took.TotalSeconds:0.0} s after the cause's end. {outage.Load.Summary()}");
    }
}
