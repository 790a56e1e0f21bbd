using AnTq.Crash.Tests.Suites;
using AnTq.Load;
using AnTq.Load.Servers;
using Xunit;

namespace AnTq.Crash.Tests;

/// <summary>Servers of this assembly alone: its tests stop, kill and starve them. All its classes run one after another.</summary>
public sealed class CrashServers : IAsyncLifetime
{
    public const string Collection = "servers that may be killed";

    public LoadServers Servers { get; private set; } = null!;

    /// <summary>One copy of each service, for all classes that leave it as they found it.</summary>
    public OneCopySuite OneCopy { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Servers = await LoadServers.StartAsync();
        OneCopy = new OneCopySuite(this);
        await OneCopy.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await OneCopy.DisposeAsync();
        await Servers.DisposeAsync();
    }

    public Task<LoadSuite> StartSuiteAsync(SuiteOptions? options = null) => LoadSuite.StartAsync(Servers, options ?? new SuiteOptions());
}

[CollectionDefinition(CrashServers.Collection)]
public sealed class CrashCollection : ICollectionFixture<CrashServers>;
