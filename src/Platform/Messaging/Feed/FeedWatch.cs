using AnTq.Feed.V1;
using AnTq.Platform.Errors;
using AnTq.Platform.Telemetry;
using Grpc.Core;
using Microsoft.Extensions.Hosting;

namespace AnTq.Platform.Messaging;

/// <summary>
/// Tells one caller what was, and what comes. It holds no connection to the database while it waits, and reads no page before the one
/// before has been taken: a slow reader costs one page of memory.
/// </summary>
internal sealed class FeedWatch(FeedReading reading, FeedHead head, FeedOptions options, IHostApplicationLifetime lifetime)
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    /// <summary>Tells until the caller gives up or the service stops.</summary>
    /// <exception cref="RefusalException">SERVICE_STOPPING or SEQUENCE_BEYOND_HEAD.</exception>
    /// <exception cref="OperationCanceledException">The caller has given up.</exception>
    public async Task RunAsync(long after, FeedFilter filter, IServerStreamWriter<FeedPage> stream, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        PlatformMetrics.WatchStarted();
        try
        {
            await TellAsync(after, filter, stream, end.Token);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw new RefusalException(
                PlatformErrors.ServiceStopping,
                new LocalizedText("Dịch vụ đang dừng. Hãy kết nối lại.", "The service is stopping. Connect again."))
            {
                RetryAfter = TimeSpan.FromSeconds(1),
            };
        }
        finally
        {
            PlatformMetrics.WatchEnded();
        }
    }

    private async Task TellAsync(long after, FeedFilter filter, IServerStreamWriter<FeedPage> stream, CancellationToken cancellationToken)
    {
        // The first page goes out whatever it holds: the caller learns that he is heard, and where the feed ends.
        long? told = null;
        while (true)
        {
            var page = await reading.ReadAsync(after, filter, EventFeed.MaximumPageSize, cancellationToken);
            after = page.NextAfterSequence;
            if (page.Events.Count > 0 || Silence(told) >= options.Heartbeat)
            {
                // No token: it would break the stream off instead of ending it with a status.
                await stream.WriteAsync(page, CancellationToken.None);
                told = Clock.GetTimestamp();
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (after == page.HeadSequence)
                await head.WaitBeyondAsync(after, options.Heartbeat - Silence(told), cancellationToken);
        }
    }

    private static TimeSpan Silence(long? told) => told is { } since ? Clock.GetElapsedTime(since) : TimeSpan.MaxValue;
}
