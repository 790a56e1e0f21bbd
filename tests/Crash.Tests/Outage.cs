using AnTq.Crash.Tests.Suites;
using AnTq.Load;
using AnTq.Notifications.V1;
using AnTq.Testing;
using Grpc.Core;
using Xunit;

namespace AnTq.Crash.Tests;

/// <summary>
/// Something goes wrong and right again under a steady load. Callers must have been told the truth in time, all must be well soon, and
/// nothing lost or doubled.
/// </summary>
internal sealed class Outage(CrashSuite suite)
{
    private const double StatementsPerSecond = 8;

    /// <summary>What is promised after the cause's end.</summary>
    private static readonly TimeSpan RecoveryLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(4);

    // A call that is told late: the machine is shared, and the promise speaks of calls that hang.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Of each copy it is asked by itself whether all is well: a caller who may go to another would not notice.
    private readonly IReadOnlyList<(IServiceCopy Copy, AwardLoad Load)> copies =
        [.. suite.Awards.Select(copy => (copy, suite.NewLoad(CallLimit, awardsPerStatement: 2, copy)))];

    /// <summary>What grants awards meanwhile.</summary>
    public AwardLoad Load { get; } = suite.NewLoad(CallLimit, awardsPerStatement: 2);

    private IEnumerable<CallOutcome> Outcomes => copies.Select(copy => copy.Load).Append(Load).SelectMany(load => load.Caller.Outcomes);

    /// <summary>Goes through it.</summary>
    /// <param name="cause">Begins it, and returns when it has ended.</param>
    /// <returns>How long it took from the cause's end until all was well.</returns>
    public async Task<TimeSpan> EndureAsync(Func<Task> cause)
    {
        var took = await UnderLoadAsync(cause);
        await suite.NothingIsLostOrDoubledAsync();
        Assert.All(Outcomes, outcome => Assert.True(outcome.IsExpected, $"{outcome}\n{suite.Awards[0].Log}"));
        Assert.All(Outcomes, outcome => Assert.True(outcome.Duration < CallLimit + Tolerance, outcome.ToString()));
        Assert.True(took < RecoveryLimit, $"It took {took.TotalSeconds:0.0} s until all was well.");
        return took;
    }

    /// <returns>The time from the cause's end until all was well.</returns>
    private async Task<TimeSpan> UnderLoadAsync(Func<Task> cause)
    {
        using var stop = new CancellationTokenSource();
        var load = Load.RunAsync(StatementsPerSecond, stop.Token);
        try
        {
            await AllGrantAsync();
            await cause();
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

    /// <summary>Each copy asks over all its lines, and grants an award to organizations that nobody can have kept.</summary>
    private async Task AllGrantAsync()
    {
        foreach (var (copy, load) in copies)
        {
            await Eventually.BecomesTrueAsync(() => UnknownOrganization.IsRefusedAsync(copy.Channel, CallLimit), Patience, () => copy.Log);
            var unheardOf = await Eventually.BecomesAsync(RegisterAsync, found => found is not null, Patience);
            await GrantAndTellAsync(load, unheardOf!);
        }
    }

    /// <summary>A fresh award is granted, and its organization reads of it.</summary>
    private async Task GrantAndTellAsync(AwardLoad load, LoadPlaces places)
    {
        var granted = await load.GrantAsync(places);
        Assert.True(granted.IsConfirmed, "A fresh award could not be granted.");
        var inbox = new NotificationService.NotificationServiceClient(suite.NotificationsChannel);
        var request = new ListNoticesRequest { Organization = granted.Awards[0].Award.Organization, PageSize = 500 };
        await Eventually.BecomesTrueAsync(
            () => IsToldAsync(inbox, request, granted.Recorded![0]),
            Patience,
            () => suite.Notifications[0].Log);
    }

    private async Task BecomesWellAsync()
    {
        await AllGrantAsync();
        foreach (var copy in suite.Awards.Concat(suite.Notifications).Concat(suite.Others))
            await Eventually.BecomesTrueAsync(copy.IsHealthyAsync, Patience, () => copy.Log);
    }

    /// <summary>Null when the organizations service cannot do it yet.</summary>
    private async Task<LoadPlaces?> RegisterAsync()
    {
        try
        {
            return await suite.RegisterPlacesAsync();
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
            Assert.True(
                refused.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded, $"{refused}\n{suite.Notifications[0].Log}");
            return false;
        }
    }
}
