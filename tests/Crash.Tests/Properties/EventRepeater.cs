using System.Collections.Concurrent;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace AnTq.Crash.Tests.Properties;

/// <summary>An ordinary AMQP client that hears every event, and can send the same bytes again.</summary>
internal sealed class EventRepeater : IAsyncDisposable
{
    private readonly IConnection connection;
    private readonly IChannel channel;
    private readonly ConcurrentQueue<(string RoutingKey, byte[] Body)> heard = new();

    private EventRepeater(IConnection connection, IChannel channel) => (this.connection, this.channel) = (connection, channel);

    public static async Task<EventRepeater> OpenAsync(Uri broker)
    {
        var connection = await new ConnectionFactory { Uri = broker, ClientProvidedName = "test" }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        var repeater = new EventRepeater(connection, channel);
        var queue = (await channel.QueueDeclareAsync()).QueueName;
        await channel.QueueBindAsync(queue, "antq.events", "awards.#");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivered) =>
        {
            repeater.heard.Enqueue((delivered.RoutingKey, delivered.Body.ToArray()));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer);
        return repeater;
    }

    /// <summary>Sends one of the events heard so far again; none when none was heard.</summary>
    /// <param name="number">Chooses it.</param>
    public async Task RepeatAsync(int number)
    {
        var events = heard.ToArray();
        if (events.Length == 0)
            return;
        var (routingKey, body) = events[number % events.Length];
        var properties = new BasicProperties { ContentType = "application/cloudevents+json; charset=UTF-8" };
        await channel.BasicPublishAsync("antq.events", routingKey, mandatory: false, properties, body);
    }

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }
}
