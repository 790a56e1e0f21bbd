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
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>Runs until cancelled or the database fails.</summary>
    public async Task RunAsync(Wake placed, CancellationToken cancellationToken)
    {
        var wait = FirstWait;
        while (true)
        {
            var noted = await feed.ReadPublishedAsync(cancellationToken);
            try
            {
                await using var channel = await RelayChannel.OpenAsync(connections, service.Name, noted, placed, cancellationToken);
                state.Works();
                wait = FirstWait;
                await PublishAsync(channel, noted, placed, cancellationToken);
            }
            catch (Exception trouble) when (IsBrokerTrouble(trouble))
            {
                state.Fails("The broker does not answer; events wait.");
                LogTrouble(trouble.Message, wait.TotalSeconds);
                await Task.Delay(wait, TimeProvider.System, cancellationToken);
                wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
            }
        }
    }

    private async Task PublishAsync(RelayChannel channel, long noted, Wake awake, CancellationToken cancellationToken)
    {
        var sent = noted;
        while (true)
        {
            channel.ThrowIfEnded();
            IReadOnlyList<FeedRow> rows = channel.Outstanding < GreatestOutstanding && !channel.IsBlocked
                ? await feed.ReadAsync(sent, BatchSize, cancellationToken)
                : [];
            foreach (var row in rows)
            {
                using var activity = MessagingTelemetry.StartPublish(row);
                await channel.PublishAsync(row, CloudEventWriter.Write(row, service.EventSource));
            }

            sent = rows.Count > 0 ? rows[^1].Position : sent;
            var confirmed = channel.Confirmed;
            if (confirmed > noted)
            {
                await feed.MarkPublishedAsync(confirmed, cancellationToken);
                PlatformMetrics.Published(confirmed - noted);
                noted = confirmed;
            }
            else if (rows.Count == 0)
                await WaitAsync(channel, awake, cancellationToken);
        }
    }

    private async Task WaitAsync(RelayChannel channel, Wake awake, CancellationToken cancellationToken)
    {
        var expectsConfirms = channel.Outstanding > 0 && !channel.IsBlocked;
        var heard = await awake.WaitAsync(expectsConfirms ? BrokerConnections.Patience : FeedNumbering.PollingInterval, cancellationToken);
        if (channel.IsBlocked)
            state.Fails("The broker holds messages back; events wait.");
        else if (expectsConfirms && !heard)
            throw new TimeoutException("The broker does not confirm.");
        else
            state.Works();
    }

    // Whatever the client throws is the broker's trouble; what the database throws ends the leadership.
    private static bool IsBrokerTrouble(Exception trouble) => trouble is not (Npgsql.NpgsqlException or OperationCanceledException);

    [LoggerMessage(LogLevel.Warning, "Events cannot be published ({Cause}); trying again in {Seconds} s.")]
    private partial void LogTrouble(string cause, double seconds);
}
