using System.Globalization;
using RabbitMQ.Client;

namespace AnTq.Platform.Messaging;

/// <summary>
/// Puts a message back for later without plugins: into a quorum queue per wait whose messages expire after that wait and are then
/// dead-lettered, at least once, to the consumer's queue.
/// </summary>
internal sealed class Redelivery(BrokerConnections connections) : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private IConnection? connection;
    private IChannel? channel;

    /// <summary>
    /// Returns once the broker has taken the message over. One at a time: failures are rare, and a storm of them is no emergency.
    /// </summary>
    public async Task PutBackAsync(string queue, DeliveredMessage message, TimeSpan wait, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var open = await OpenAsync(cancellationToken);
            await PublishAsync(open, queue, message, wait).WaitAsync(BrokerConnections.Patience, TimeProvider.System, cancellationToken);
        }
        catch
        {
            await CloseAsync();
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        turn.Dispose();
    }

    private static async Task PublishAsync(IChannel channel, string queue, DeliveredMessage message, TimeSpan wait)
    {
        var seconds = wait.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        var waiting = $"{queue}.retry-{seconds}s";
        await channel.QueueDeclareAsync(
            waiting, durable: true, exclusive: false, autoDelete: false, Arguments(queue, wait), cancellationToken: CancellationToken.None);
        var properties = new BasicProperties
        {
            MessageId = message.MessageId,
            ContentType = CloudEventWriter.ContentType,
            DeliveryMode = DeliveryModes.Persistent,
            Headers = new Dictionary<string, object?> { [DeliveredMessage.RedeliveriesHeader] = message.Redeliveries + 1 },
        };
        await channel.BasicPublishAsync("", waiting, mandatory: true, properties, message.Body, CancellationToken.None);
    }

    private static Dictionary<string, object?> Arguments(string queue, TimeSpan wait) => new()
    {
        ["x-queue-type"] = "quorum",
        ["x-message-ttl"] = (long)wait.TotalMilliseconds,
        ["x-dead-letter-exchange"] = "",
        ["x-dead-letter-routing-key"] = queue,
        ["x-dead-letter-strategy"] = "at-least-once",
        ["x-overflow"] = "reject-publish",
    };

    private async Task<IChannel> OpenAsync(CancellationToken cancellationToken)
    {
        if (channel is { IsOpen: true })
            return channel;
        await CloseAsync();
        connection = await connections.OpenAsync("redelivery", cancellationToken);
        return channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true),
            CancellationToken.None);
    }

    private async Task CloseAsync()
    {
        if (connection is not null)
        {
            await connection.AbortAsync(TimeSpan.FromSeconds(1));
            await connection.DisposeAsync();
        }

        (connection, channel) = (null, null);
    }
}
