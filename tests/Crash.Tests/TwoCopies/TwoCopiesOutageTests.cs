using Xunit;
using Xunit.Abstractions;

namespace AnTq.Crash.Tests.TwoCopies;

/// <summary>
/// The same in two copies of every service, where the AppHost starts again what ends; and the longest outages, which ask of a lone copy
/// nothing that they do not ask of each of two.
/// </summary>
[Collection(AppHostSuite.Collection)]
public sealed class TwoCopiesOutageTests(AppHostSuite suite, ITestOutputHelper output) : OutageScenarios(suite, output)
{
    [Fact]
    public Task The_broker_is_out_of_reach_for_so_long_that_clients_try_seldom() => EndureAsync(async () =>
    {
        suite.AwardsLines.Broker.Cut();
        suite.NotificationsLines.Broker.Cut();
        await LastsAsync(TimeSpan.FromSeconds(20));
        suite.AwardsLines.Broker.Mend();
        suite.NotificationsLines.Broker.Mend();
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
}
