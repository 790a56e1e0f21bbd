using AnTq.Load;
using AnTq.Notifications.V1;
using AnTq.Organizations.V1;
using AnTq.Testing;
using Grpc.Core;
using Xunit;

namespace AnTq.Crash.Tests;

/// <summary>
/// A suite behind proxies, with two copies of awards and of notifications, under a steady load. A test lets something go wrong and right
/// again, and demands that callers were told the truth in time, that all is well soon, and that nothing is lost or doubled.
/// </summary>
public sealed class OutageSuite(CrashServers servers) : IAsyncLifetime
{
    private const double StatementsPerSecond = 8;

    /// <summary>What is promised after the cause's end.</summary>
    private static readonly TimeSpan RecoveryLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(4);

    // A call that is told late: the machine is shared, and the promise speaks of calls that hang.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public LoadSuite Services { get; private set; } = null!;

    public AwardLoad Load { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Services = await servers.StartSuiteAsync(new SuiteOptions { ThroughProxies = true, AwardsCopies = 2, NotificationsCopies = 2 });
        Load = new AwardLoad(new AwardCaller(Services.NextAwardsChannel, CallLimit), Services.Places, awardsPerStatement: 2, Patience);
    }

    public async Task DisposeAsync() => await Services.DisposeAsync();

    /// <summary>Goes through an outage under load.</summary>
    /// <param name="outage">Begins it, and returns when its cause has ended.</param>
    /// <returns>How long it took from the cause's end until all was well.</returns>
    public async Task<TimeSpan> EndureAsync(Func<Task> outage)
    {
        var took = await UnderLoadAsync(outage);
        var check = Services.NewCheck();
        await check.BecomesQuietAsync(Patience);
        Assert.Empty(await check.FindFaultsAsync(Load.Statements));
        Assert.All(Load.Caller.Outcomes, outcome => Assert.True(outcome.IsExpected, $"{outcome}\n{Services.Awards[0].Log}"));
        Assert.All(Load.Caller.Outcomes, outcome => Assert.True(outcome.Duration < CallLimit + Tolerance, outcome.ToString()));
        Assert.True(took < RecoveryLimit, $"It took {took.TotalSeconds:0.0} s until all was well.");
        return took;
    }

    /// <returns>The time from the outage's end until all was well.</returns>
    private async Task<TimeSpan> UnderLoadAsync(Func<Task> outage)
    {
        using var stop = new CancellationTokenSource();
        var load = Load.RunAsync(StatementsPerSecond, stop.Token);
        try
        {
            await GrantAndTellAsync(Services.Places);
            await outage();
            var ended = TimeProvider.System.GetTimestamp();
            await BecomesWellAsync();
            return TimeProvider.System.GetElapsedTime(ended);
        }
        finally
        {
            await stop.CancelAsync();
            await load;
        }
    }

    /// <summary>A fresh award is granted, and its organization reads of it.</summary>
    private async Task GrantAndTellAsync(LoadPlaces places)
    {
        var granted = await Load.GrantAsync(places);
        Assert.True(granted.IsConfirmed, "A fresh award could not be granted.");
        var inbox = new NotificationService.NotificationServiceClient(Services.Notifications[0].Channel);
        var request = new ListNoticesRequest { Organization = granted.Awards[0].Award.Organization, PageSize = 500 };
        await Eventually.BecomesTrueAsync(
            () => IsToldAsync(inbox, request, granted.Recorded![0]),
            Patience,
            Services.Notifications[0].Log.ToString);
    }

    private async Task BecomesWellAsync()
    {
        // Nobody can have kept what these are: it must be asked for.
        var unheardOf = await Eventually.BecomesAsync(RegisterAsync, found => found is not null, Patience);
        await GrantAndTellAsync(unheardOf!);
        foreach (var service in Services.Awards.Concat(Services.Notifications))
            await Eventually.BecomesTrueAsync(() => IsHealthyAsync(service), Patience, service.Log.ToString);
    }

    /// <summary>Null when the organizations service cannot do it yet.</summary>
    private async Task<LoadPlaces?> RegisterAsync()
    {
        try
        {
            return await LoadPlaces.RegisterAsync(new OrganizationService.OrganizationServiceClient(Services.Organizations.Channel));
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            return null;
        }
    }

    private async Task<bool> IsToldAsync(
        NotificationService.NotificationServiceClient inbox, ListNoticesRequest request, string award)
    {
        try
        {
            var deadline = TimeProvider.System.GetUtcNow().UtcDateTime + CallLimit;
            return (await inbox.ListNoticesAsync(request, deadline: deadline)).Notices.Any(notice => notice.Subject == award);
        }
        catch (RpcException refused)
        {
            Assert.True(refused.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded, $"{refused}\n{Services.Notifications[0].Log}");
            return false;
        }
    }

    private static async Task<bool> IsHealthyAsync(ServiceProcess service)
    {
        using var answer = await service.Endpoints.HttpClient.GetAsync(new Uri("/health", UriKind.Relative));
        var report = await answer.Content.ReadAsStringAsync();
        return report.StartsWith("{\"status\":\"Healthy\"", StringComparison.Ordinal);
    }
}
