using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace AnTq.Platform.Messaging;

/// <summary>What operators do with messages that were set aside: count them, and give them to their consumers again.</summary>
/// <param name="broker">The broker's address: <c>amqp://user:password@host:port/virtual-host</c>.</param>
public sealed class ErrorQueues(Uri broker)
{
    private readonly BrokerConnections connections = new(broker, "antq-operator");

    // What the bus library notes about the failure; a message that comes again is an ordinary one.
    private const string FaultHeaderPrefix = "MT-";

    /// <summary>Name of the queue in which a queue's messages are set aside.</summary>
    /// <param name="queue">The consumer's queue, such as <c>notifications.award-notices</c>.</param>
    public static string Of(string queue) => $"{queue}_error";

    /// <summary>Number of messages in each of the queues; those that do not exist have none.</summary>
    /// <param name="queues">The queues' names.</param>
    /// <param name="cancellationToken">Gives up connecting.</param>
    public async Task<IReadOnlyDictionary<string, uint>> CountAsync(IReadOnlyList<string> queues, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync("queue lengths", cancellationToken);
        var counts = new Dictionary<string, uint>(StringComparer.Ordinal);
        foreach (var queue in queues)
        {
            // A channel each: asking for a queue that does not exist ends the channel.
            await using var channel = await connection.CreateChannelAsync(cancellationToken: CancellationToken.None);
            try
            {
                counts[queue] = (await channel.QueueDeclarePassiveAsync(queue, CancellationToken.None)).MessageCount;
            }
            catch (OperationInterruptedException)
            {
                counts[queue] = 0;
            }
        }

        return counts;
    }

    /// <summary>
    /// Moves messages that were set aside back to their queue, oldest first, each only once the broker has taken it over. Stopped in the
    /// middle, it repeats one at most.
    /// </summary>
    /// <param name="queue">The consumer's queue, such as <c>notifications.award-notices</c>.</param>
    /// <param name="limit">Greatest number of messages.</param>
    /// <param name="cancellationToken">Stops between two messages.</param>
    /// <returns>Number of messages moved.</returns>
    public async Task<int> RedriveAsync(string queue, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync("redrive", cancellationToken);
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), CancellationToken.None);
        var moved = 0;
        while (moved < limit && !cancellationToken.IsCancellationRequested
            && await channel.BasicGetAsync(Of(queue), autoAck: false, CancellationToken.None) is { } found)
        {
            await channel.BasicPublishAsync("", queue, mandatory: true, Fresh(found.BasicProperties), found.Body, CancellationToken.None)
                .AsTask().WaitAsync(BrokerConnections.Patience, TimeProvider.System, CancellationToken.None);
            await channel.BasicAckAsync(found.DeliveryTag, multiple: false, CancellationToken.None);
            moved++;
        }

        return moved;
    }

    private static BasicProperties Fresh(IReadOnlyBasicProperties found) => new(found)
    {
        DeliveryMode = DeliveryModes.Persistent,
        Headers = found.Headers?
            .Where(header => !header.Key.StartsWith(FaultHeaderPrefix, StringComparison.Ordinal) && header.Key != DeliveredMessage.RedeliveriesHeader)
            .ToDictionary(header => header.Key, header => header.Value),
    };
}
