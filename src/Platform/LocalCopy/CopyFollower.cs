using AnTq.Organizations.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Errors;
using AnTq.Platform.Persistence;
using Grpc.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AnTq.Platform.LocalCopy;

/// <summary>
/// Follows the organizations' feed from where the copy ends: the first filling, what was missed, and what is new come the same way, in
/// order and without gaps.
/// </summary>
internal sealed partial class CopyFollower(
    OrganizationEventService.OrganizationEventServiceClient organizations,
    CopyStore store,
    OrganizationCopy copy,
    CopyFreshness freshness,
    DatabaseReadiness readiness,
    ServiceIdentity service,
    ILogger<CopyFollower> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // The position that this copy of the service has last seen the copy at.
    private long reached;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (RpcException) when (stoppingToken.IsCancellationRequested)
            {
                // The watch ends with the host.
            }
            catch (Exception trouble) when (!stoppingToken.IsCancellationRequested)
            {
                LogTrouble(trouble.Message);
                // Nothing tells when the service or the database is back: all copies ask again, none in a tight loop.
                await Task.Delay(Pause, TimeProvider.System, stoppingToken);
            }
        }
    }

    private async Task FollowAsync(CancellationToken stoppingToken)
    {
        var position = await store.PositionAsync(stoppingToken);
        // Others may have brought in meanwhile what is remembered otherwise here, or have begun to fill the copy anew.
        copy.Forget();
        if (position < reached)
            freshness.BeginAnew();
        reached = position;
        try
        {
            await WatchAsync(stoppingToken);
        }
        catch (RpcException refused) when (refused.ReadReason() == PlatformErrors.SequenceBeyondHead.Reason)
        {
            LogOtherHistory();
            await store.EmptyAsync(position, stoppingToken);
        }
    }

    private async Task WatchAsync(CancellationToken stoppingToken)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var request = new WatchOrganizationEventsRequest { AfterSequence = reached, TypePrefixes = { AnnouncedOrganization.TypePrefix } };
        using var watch = organizations.WatchOrganizationEvents(request, Headers(), cancellationToken: silence.Token);
        silence.CancelAfter(CopyFreshness.LongestSilence);
        while (await watch.ResponseStream.MoveNext(silence.Token))
        {
            silence.CancelAfter(Timeout.InfiniteTimeSpan);
            var page = watch.ResponseStream.Current;
            if (page.NextAfterSequence > reached && !await store.ApplyAsync(reached, page, stoppingToken))
                return;
            reached = page.NextAfterSequence;
            if (page.Events.Count > 0)
                copy.Forget();
            freshness.Heard(page);
            silence.CancelAfter(CopyFreshness.LongestSilence);
        }
    }

    private Metadata Headers() => new()
    {
        { CallMetadata.Caller, $"service:{service.Name}" },
        { CallMetadata.CorrelationId, Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("D") },
    };

    [LoggerMessage(LogLevel.Warning, "The organizations' feed has fewer events than the copy has seen: the copy is filled anew.")]
    private partial void LogOtherHistory();

    [LoggerMessage(LogLevel.Warning, "The organizations' feed can't be followed ({Cause}); trying again.")]
    private partial void LogTrouble(string cause);
}
