using AnTq.Load;
using AnTq.Load.Servers;
using Xunit;

namespace AnTq.Crash.Tests;

/// <summary>Servers of this assembly alone: its tests stop, kill and starve them. All its classes run one after another.</summary>
public sealed class CrashServers : IAsyncLifetime
{
    public const string Collection = "servers that may be killed";

    public LoadServers Servers { get; private set; } = null!;

    public async Task InitializeAsync() => Servers = await LoadServers.StartAsync();

    public async Task DisposeAsync() => await Servers.DisposeAsync();

    public Task<LoadSuite> StartSuiteAsync(SuiteOptions? options = null) => LoadSuite.StartAsync(Servers, options ?? new SuiteOptions());
}

[CollectionDefinition(CrashServers.Collection)]
public sealed class CrashCollection : ICollectionFixture<CrashServers>;
