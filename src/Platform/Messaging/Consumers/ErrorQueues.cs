using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace AnTq.Platform.Messaging;

/// <summary>What operators do with messages that were set aside: count them, and give them to their consumers again.</summary>
/// <param name="broker">The broker's address: <c>amqp://user:password@host:port/virtual-host</c>.</param>
public sealed class ErrorQueues(Uri broker)
{
    /// <summary>The queue of events that no queue was bound for when they were published.</summary>
    public const string Unrouted = BrokerTopology.Unrouted;

    private const string Suffix = "_error";

    // What the bus library notes about the failure; a message that comes again is an ordinary one.
    private const string FaultHeaderPrefix = "MT-";

    private readonly BrokerConnections connections = new(broker, "antq-operator");

    /// <summary>Name of the queue in which a queue's messages are set aside.</summary>
    /// <param name="queue">The consumer's queue, such as <c>notifications.award-notices</c>.</param>
    public static string Of(string queue) => $"{queue}{Suffix}";

    /// <summary>Whether a queue is one in which messages are set aside.</summary>
    /// <param name="queue">The queue's name.</param>
    public static bool IsErrorQueue(string queue) => queue.EndsWith(Suffix, StringComparison.Ordinal);

    /// <summary>Number of messages in each of the queues; null for those that do not exist.</summary>
    /// <param name="queues">The queues' names.</param>
    /// <param name="cancellationToken">Gives up connecting.</param>
    /// <exception cref="BrokerFailureException">The broker does not answer.</exception>
    public Task<IReadOnlyDictionary<string, uint?>> CountAsync(IReadOnlyList<string> queues, CancellationToken cancellationToken) =>
        UseAsync<IReadOnlyDictionary<string, uint?>>(
            "queue lengths",
            async connection =>
            {
                var counts = new Dictionary<string, uint?>(StringComparer.Ordinal);
                foreach (var queue in queues)
                    counts[queue] = await CountAsync(connection, queue);
                return counts;
            },
            cancellationToken);

    /// <summary>
    /// Moves messages that were set aside back to their queue, oldest first, each only once the broker has taken it over. Stopped in the
    /// middle, it repeats one at most. Those that fail anew meanwhile are not moved a second time.
    /// </summary>
    /// <param name="queue">The consumer's queue, such as <c>notifications.award-notices</c>.</param>
    /// <param name="limit">Greatest number of messages.</param>
    /// <param name="cancellationToken">Stops between two messages.</param>
    /// <returns>Number of messages moved.</returns>
    /// <exception cref="UnknownQueueException">There is no such queue.</exception>
    /// <exception cref="BrokerFailureException">The broker does not answer.</exception>
    public Task<int> RedriveAsync(string queue, int limit, CancellationToken cancellationToken) =>
        UseAsync("redrive", connection => RedriveAsync(connection, queue, limit, cancellationToken), cancellationToken);

    private static async Task<int> RedriveAsync(IConnection connection, string queue, int limit, CancellationToken cancellationToken)
    {
        if (await CountAsync(connection, queue) is null)
            throw new UnknownQueueException(queue);
        // The error queue comes into being with the first message that is set aside.
        var most = Math.Min(limit, await CountAsync(connection, Of(queue)) ?? 0);
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), CancellationToken.None);
        var moved = 0;
        while (moved < most && !cancellationToken.IsCancellationRequested
            && await channel.BasicGetAsync(Of(queue), autoAck: false, CancellationToken.None) is { } found)
        {
            await channel.BasicPublishAsync("", queue, mandatory: true, Fresh(found.BasicProperties), found.Body, CancellationToken.None)
                .AsTask().WaitAsync(BrokerConnections.Patience, TimeProvider.System, CancellationToken.None);
            await channel.BasicAckAsync(found.DeliveryTag, multiple: false, CancellationToken.None);
            moved++;
        }

        return moved;
    }

    private static async Task<uint?> CountAsync(IConnection connection, string queue)
    {
        // A channel each: asking for a queue that does not exist ends the channel.
        await using var channel = await connection.CreateChannelAsync(cancellationToken: CancellationToken.None);
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue, CancellationToken.None)).MessageCount;
        }
        catch (OperationInterruptedException absent) when (absent.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return null;
        }
    }

    private static BasicProperties Fresh(IReadOnlyBasicProperties found) => new(found)
    {
        DeliveryMode = DeliveryModes.Persistent,
        Headers = found.Headers?
            .Where(header => !header.Key.StartsWith(FaultHeaderPrefix, StringComparison.Ordinal) && header.Key != DeliveredMessage.RedeliveriesHeader)
            .ToDictionary(header => header.Key, header => header.Value),
    };

    private async Task<T> UseAsync<T>(string purpose, Func<IConnection, Task<T>> use, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await connections.OpenAsync(purpose, cancellationToken);
            return await use(connection);
        }
        catch (Exception trouble) when (trouble is RabbitMQClientException or IOException or TimeoutException)
        {
            throw new BrokerFailureException(trouble);
        }
    }
}
