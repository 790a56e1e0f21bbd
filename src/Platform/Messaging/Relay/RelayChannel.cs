using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace AnTq.Platform.Messaging;

/// <summary>
/// One connection and channel on which the feed is published in order, from one position on. Positions have no gaps and the channel
/// counts its messages, so a confirm's tag says which position it confirms. Ends with the first trouble.
/// </summary>
internal sealed class RelayChannel : IAsyncDisposable
{
    private readonly IConnection connection;
    private readonly IChannel channel;
    private readonly string appId;
    private readonly ConfirmedPrefix confirms = new();
    private readonly long before;
    private readonly RelayNews news;
    private long published;
    private volatile string? ended;
    private volatile bool blocked;

    private RelayChannel(IConnection connection, IChannel channel, string appId, long before, RelayNews news)
    {
        this.connection = connection;
        this.channel = channel;
        this.appId = appId;
        this.before = before;
        this.news = news;
        published = before;
        channel.BasicAcksAsync += OnAckAsync;
        channel.BasicNacksAsync += (_, refused) => EndAsync($"the broker refused message {refused.DeliveryTag}");
        channel.ChannelShutdownAsync += (_, shutdown) => EndAsync(shutdown.ReplyText);
        connection.ConnectionBlockedAsync += (_, _) => SetBlockedAsync(true);
        connection.ConnectionUnblockedAsync += (_, _) => SetBlockedAsync(false);
    }

    /// <summary>The position up to which everything is confirmed.</summary>
    public long Confirmed => before + (long)confirms.Confirmed;

    /// <summary>Number of messages on their way.</summary>
    public long Outstanding => published - Confirmed;

    /// <summary>Whether the broker has asked to hold messages back, for want of memory or disk.</summary>
    public bool IsBlocked => blocked;

    /// <param name="connections">Opens the connection.</param>
    /// <param name="appId">The service's name, told to consumers.</param>
    /// <param name="before">The position behind which publishing starts.</param>
    /// <param name="news">Told when messages are confirmed and when the channel ends.</param>
    /// <param name="cancellationToken">Gives up opening.</param>
    public static async Task<RelayChannel> OpenAsync(
        BrokerConnections connections, string appId, long before, RelayNews news, CancellationToken cancellationToken)
    {
        var connection = await connections.OpenAsync("relay", cancellationToken);
        try
        {
            // The confirms are followed here: the client's own tracking costs a task per message and has known faults in 7.1.
            var channel = await connection.CreateChannelAsync(
                new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: false),
                CancellationToken.None);
            await BrokerTopology.DeclareAsync(channel);
            return new RelayChannel(connection, channel, appId, before, news);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends the next event. Never cancelled in the middle: that would break the channel's count.</summary>
    public async Task PublishAsync(FeedRow row, ReadOnlyMemory<byte> body)
    {
        ThrowIfEnded();
        var properties = new BasicProperties
        {
            MessageId = row.EventId.ToString("D"),
            Type = row.Type,
            AppId = appId,
            ContentType = CloudEventWriter.ContentType,
            ContentEncoding = Encoding.UTF8.WebName,
            DeliveryMode = DeliveryModes.Persistent,
            Timestamp = new AmqpTimestamp(row.OccurredAt.ToUnixTimeSeconds()),
            CorrelationId = row.CorrelationId,
        };
        var sending = channel.BasicPublishAsync(
            BrokerTopology.Exchange, row.RoutingKey, mandatory: false, properties, body, CancellationToken.None);
        if (!sending.IsCompletedSuccessfully)
            await sending.AsTask().WaitAsync(BrokerConnections.Patience, TimeProvider.System);
        published = row.Position;
    }

    public void ThrowIfEnded()
    {
        if (ended is { } cause)
            throw new IOException($"The channel to the broker has ended: {cause}");
    }

    public async ValueTask DisposeAsync()
    {
        // Closing politely needs a broker that answers; there may be none.
        await connection.AbortAsync(TimeSpan.FromSeconds(1));
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }

    private Task OnAckAsync(object sender, BasicAckEventArgs confirmed)
    {
        confirms.Confirm(confirmed.DeliveryTag, confirmed.Multiple);
        news.Ring();
        return Task.CompletedTask;
    }

    private Task EndAsync(string cause)
    {
        ended ??= cause;
        news.Ring();
        return Task.CompletedTask;
    }

    private Task SetBlockedAsync(bool isBlocked)
    {
        blocked = isBlocked;
        news.Ring();
        return Task.CompletedTask;
    }
}
