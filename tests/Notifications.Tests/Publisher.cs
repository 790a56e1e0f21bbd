using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace AnTq.Notifications.Tests;

/// <summary>Publishes and looks into queues with an ordinary AMQP client.</summary>
internal sealed class Publisher : IAsyncDisposable
{
    public const string Queue = "notifications.award-notices";
    public const string ErrorQueue = $"{Queue}_error";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly IConnection connection;
    private readonly IChannel channel;

    private Publisher(IConnection connection, IChannel channel) => (this.connection, this.channel) = (connection, channel);

    /// <summary>Connects, and waits until the service listens.</summary>
    public static async Task<Publisher> StartAsync(string broker)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync();
        var options = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
        var publisher = new Publisher(connection, await connection.CreateChannelAsync(options));
        await Testing.Eventually.BecomesTrueAsync(async () => (await publisher.LookAsync(Queue))?.ConsumerCount > 0, Patience);
        return publisher;
    }

    /// <summary>Publishes an event and waits until the broker has it.</summary>
    public async Task PublishAsync(
        byte[] body, Guid? id = null, string contentType = "application/cloudevents+json; charset=UTF-8")
    {
        var properties = new BasicProperties
        {
            ContentType = contentType,
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = (id ?? Events.NewId()).ToString(),
            Type = Events.Type,
        };
        await channel.BasicPublishAsync("antq.events", "awards.award.granted.1.2", mandatory: true, properties, body);
    }

    /// <summary>Waits until the error queue holds this many messages.</summary>
    public Task ErrorsBecomeAsync(uint count) => Testing.Eventually.BecomesAsync(CountErrorsAsync, errors => errors == count, Patience);

    public async Task<uint> CountErrorsAsync() => (await LookAsync(ErrorQueue))?.MessageCount ?? 0;

    /// <summary>How many events lie in the service's queue; those delivered and not acknowledged do not count.</summary>
    public async Task<uint> CountWaitingAsync() => (await LookAsync(Queue))!.MessageCount;

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<QueueDeclareOk?> LookAsync(string queue)
    {
        try
        {
            await using var looking = await connection.CreateChannelAsync();
            return await looking.QueueDeclarePassiveAsync(queue);
        }
        catch (OperationInterruptedException)
        {
            return null;
        }
    }
}
