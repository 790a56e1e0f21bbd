using AnTq.ServiceDefaults;
using Aspire.Hosting;
using Aspire.Hosting.Testing;
using Xunit;

namespace AnTq.AppHost.Tests.Suite;

/// <summary>The real suite, running with ports and data of its own: one for all tests of the collection.</summary>
public sealed class SuiteFixture : IAsyncLifetime
{
    public const string Collection = "suite";

    private static readonly TimeSpan _startLimit = TimeSpan.FromMinutes(2);

    public static IReadOnlyList<string> Services { get; } =
    [
        ResourceNames.Organizations, ResourceNames.Reports, ResourceNames.Models, ResourceNames.Awards, ResourceNames.Notifications,
    ];

    public DistributedApplication App { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        using var limit = new CancellationTokenSource(_startLimit);
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(limit.Token);
        App = await builder.BuildAsync(limit.Token);
        await App.StartAsync(limit.Token);
        foreach (var service in Services)
        {
            await App.ResourceNotifications.WaitForResourceHealthyAsync(service, limit.Token);
        }
    }

    public async Task DisposeAsync() => await App.DisposeAsync();
}

[CollectionDefinition(SuiteFixture.Collection)]
public sealed class SuiteCollection : ICollectionFixture<SuiteFixture>;
