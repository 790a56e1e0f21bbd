using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace AnTq.Organizations.Tests;

/// <summary>An outsider with an ordinary AMQP client, listening to the suite's events.</summary>
internal sealed class EventListener : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Channel<(string RoutingKey, byte[] Body)> arrived = Channel.CreateUnbounded<(string, byte[])>();
    private readonly IConnection connection;

    private EventListener(IConnection connection) => this.connection = connection;

    public static async Task<EventListener> StartAsync(string broker, string pattern)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync();
        await Testing.Eventually.BecomesTrueAsync(() => ExchangeIsThereAsync(connection), Patience);
        var listener = new EventListener(connection);
        var channel = await connection.CreateChannelAsync();
        var queue = (await channel.QueueDeclareAsync()).QueueName;
        await channel.QueueBindAsync(queue, "antq.events", pattern);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) => listener.arrived.Writer.WriteAsync((message.RoutingKey, message.Body.ToArray())).AsTask();
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer);
        return listener;
    }

    /// <summary>The next event.</summary>
    public async Task<(string RoutingKey, byte[] Body)> NextAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        return await arrived.Reader.ReadAsync(limit.Token);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static async Task<bool> ExchangeIsThereAsync(IConnection connection)
    {
        try
        {
            await using var channel = await connection.CreateChannelAsync();
            await channel.ExchangeDeclarePassiveAsync("antq.events");
            return true;
        }
        catch (OperationInterruptedException)
        {
            return false;
        }
    }
}
