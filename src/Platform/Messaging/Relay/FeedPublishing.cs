using AnTq.Platform.Access;
using AnTq.Platform.Telemetry;
using Microsoft.Extensions.Logging;

namespace AnTq.Platform.Messaging;

/// <summary>
/// The leader's second half: publishes the feed in order, many messages at a time, and notes how far the broker has confirmed all of
/// them. With the first trouble it starts again behind the last noted position: a message may go out twice, none is left out. Without a
/// broker the feed just grows.
/// </summary>
internal sealed partial class FeedPublishing(
    FeedStore feed, BrokerConnections connections, BrokerState state, ServiceIdentity service, ILogger<FeedPublishing> logger)
{
    private const int BatchSize = 500;
    private const int GreatestOutstanding = 2000;

    // A note for every confirm would cost as much as the events; after a crash what was not noted goes out once more.
    private static readonly TimeSpan NotePause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>Runs until cancelled or the database fails.</summary>
    public async Task RunAsync(RelayNews news, CancellationToken cancellationToken)
    {
        var wait = FirstWait;
        while (true)
        {
            var noted = await feed.ReadPublishedAsync(cancellationToken);
            try
            {
                await using var channel = await RelayChannel.OpenAsync(connections, service.Name, noted, news, cancellationToken);
                state.Works();
                wait = FirstWait;
                await PublishAsync(channel, noted, news, cancellationToken);
            }
            catch (Exception trouble) when (IsBrokerTrouble(trouble))
            {
                state.Fails("The broker does not answer; events wait.");
                LogTrouble(trouble.Message, wait.TotalSeconds);
                // Nothing tells when the broker is back: it is tried less and less often, so that one that starts is not kept from it.
                await Task.Delay(wait, TimeProvider.System, cancellationToken);
                wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
            }
        }
    }

    private async Task PublishAsync(RelayChannel channel, long noted, RelayNews news, CancellationToken cancellationToken)
    {
        var (sent, mayBeMore) = (noted, true);
        long? notedAt = null;
        while (true)
        {
            channel.ThrowIfEnded();
            var maySend = channel.Outstanding < GreatestOutstanding && !channel.IsBlocked && (mayBeMore || news.Placed > sent);
            if (maySend)
                (sent, mayBeMore) = await SendNextAsync(channel, sent, cancellationToken);
            var confirmed = channel.Confirmed;
            if (confirmed > noted && (notedAt is not { } moment || TimeProvider.System.GetElapsedTime(moment) >= NotePause))
            {
                await feed.MarkPublishedAsync(confirmed, cancellationToken);
                PlatformMetrics.Published(confirmed - noted);
                (noted, notedAt) = (confirmed, TimeProvider.System.GetTimestamp());
            }
            else if (confirmed > noted)
                await news.WaitAsync(NotePause, cancellationToken);
            else if (!maySend)
                mayBeMore |= !await HearsAsync(channel, news, cancellationToken);
        }
    }

    /// <summary>Sends what comes next in the feed.</summary>
    /// <returns>How far everything has been sent, and whether there may be more.</returns>
    private async Task<(long Sent, bool MayBeMore)> SendNextAsync(RelayChannel channel, long sent, CancellationToken cancellationToken)
    {
        var rows = await feed.ReadAsync(sent, BatchSize, cancellationToken);
        foreach (var row in rows)
        {
            using var activity = MessagingTelemetry.StartPublish(row);
            await channel.PublishAsync(row, CloudEventWriter.Write(row, service.EventSource));
        }

        return (rows.Count > 0 ? rows[^1].Position : sent, rows.Count == BatchSize);
    }

    /// <summary>Waits for news; false when there was none for so long that the feed is looked at all the same.</summary>
    private async Task<bool> HearsAsync(RelayChannel channel, RelayNews news, CancellationToken cancellationToken)
    {
        var expectsConfirms = channel.Outstanding > 0 && !channel.IsBlocked;
        var heard = await news.WaitAsync(expectsConfirms ? BrokerConnections.Patience : FeedNumbering.PollingInterval, cancellationToken);
        if (channel.IsBlocked)
            state.Fails("The broker holds messages back; events wait.");
        else if (expectsConfirms && !heard)
            throw new TimeoutException("The broker does not confirm.");
        else
            state.Works();
        return heard;
    }

    // Whatever the client throws is the broker's trouble; what the database throws ends the leadership.
    private static bool IsBrokerTrouble(Exception trouble) => trouble is not (Npgsql.NpgsqlException or OperationCanceledException);

    [LoggerMessage(LogLevel.Warning, "Events cannot be published ({Cause}); trying again in {Seconds} s.")]
    private partial void LogTrouble(string cause, double seconds);
}
