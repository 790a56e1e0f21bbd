using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace AnTq.Platform.Tests.Messaging;

/// <summary>An ordinary AMQP client, as an outsider would write one.</summary>
internal sealed class BrokerProbe : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private BrokerProbe(IConnection connection, IChannel channel)
    {
        _connection = connection;
        _channel = channel;
    }

    public ConcurrentQueue<Message> Messages { get; } = new();

    public static async Task<BrokerProbe> OpenAsync(string broker)
    {
        var factory = new ConnectionFactory { Uri = new Uri(broker), ClientProvidedName = "test" };
        var connection = await factory.CreateConnectionAsync();
        return new BrokerProbe(connection, await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true)));
    }

    /// <summary>Declares the exchange as everybody must, since the relay may not have come to it yet.</summary>
    public async Task DeclareExchangeAsync()
    {
        await _channel.ExchangeDeclareAsync(
            "antq.events", ExchangeType.Topic, durable: true, arguments: new Dictionary<string, object?> { ["alternate-exchange"] = "antq.unrouted" });
    }

    /// <summary>Collects what has such a routing key. The exchange must exist.</summary>
    public async Task ListenAsync(string pattern, string exchange = "antq.events")
    {
        var queue = (await _channel.QueueDeclareAsync()).QueueName;
        await _channel.QueueBindAsync(queue, exchange, pattern);
        await CollectAsync(queue);
    }

    public Task CollectAsync(string queue)
    {
        var consumer = new AsyncEventingBasicConsumer(_channel);
        consumer.ReceivedAsync += (_, delivered) =>
        {
            Messages.Enqueue(new Message(delivered.RoutingKey, new BasicProperties(delivered.BasicProperties), delivered.Body.ToArray()));
            return Task.CompletedTask;
        };
        return _channel.BasicConsumeAsync(queue, autoAck: true, consumer);
    }

    public Task PublishAsync(string routingKey, string body, string contentType = "application/cloudevents+json; charset=UTF-8") =>
        _channel.BasicPublishAsync(
            "antq.events", routingKey, mandatory: false, new BasicProperties { ContentType = contentType }, Encoding.UTF8.GetBytes(body)).AsTask();

    public async Task<uint> CountAsync(string queue)
    {
        // Asked on a channel of its own: a queue that does not exist ends the channel.
        await using var channel = await _connection.CreateChannelAsync();
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue)).MessageCount;
        }
        catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
        {
            return 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    internal sealed record Message(string RoutingKey, BasicProperties Properties, byte[] Body)
    {
        public JsonElement Json => JsonDocument.Parse(Body).RootElement;

        public string Text(string attribute) => Json.GetProperty(attribute).GetString()!;

        public long Sequence => long.Parse(Text("sequence"), null);
    }
}
