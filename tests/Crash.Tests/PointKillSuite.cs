using AnTq.Load;
using Xunit;

namespace AnTq.Crash.Tests;

/// <summary>One copy of each service behind proxies, with calls that outlast a service's death and return.</summary>
public sealed class PointKillSuite(CrashServers servers) : IAsyncLifetime
{
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public LoadSuite Services { get; private set; } = null!;

    public AwardLoad Load { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Services = await servers.StartSuiteAsync(new SuiteOptions { ThroughProxies = true });
        Load = new AwardLoad(new AwardCaller(Services.NextAwardsChannel, CallLimit), Services.Places, awardsPerStatement: 3, Patience);
        await Load.GrantAsync(3);
        await Services.NewCheck().BecomesQuietAsync(Patience);
    }

    public async Task DisposeAsync() => await Services.DisposeAsync();
}
