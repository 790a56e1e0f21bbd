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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (RpcException refused) when (refused.ReadReason() == PlatformErrors.SequenceBeyondHead.Reason)
            {
                LogOtherHistory();
                await store.EmptyAsync(stoppingToken);
                copy.Forget();
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
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var position = await store.PositionAsync(stoppingToken);
        var request = new WatchOrganizationEventsRequest { AfterSequence = position, TypePrefixes = { AnnouncedOrganization.TypePrefix } };
        using var watch = organizations.WatchOrganizationEvents(request, Headers(), cancellationToken: silence.Token);
        silence.CancelAfter(CopyFreshness.LongestSilence);
        while (await watch.ResponseStream.MoveNext(silence.Token))
        {
            silence.CancelAfter(Timeout.InfiniteTimeSpan);
            var page = watch.ResponseStream.Current;
            if (page.NextAfterSequence > position && !await store.ApplyAsync(position, page, stoppingToken))
                return;
            position = page.NextAfterSequence;
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
