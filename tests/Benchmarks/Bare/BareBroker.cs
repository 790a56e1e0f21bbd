using System.Threading.RateLimiting;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace AnTq.Benchmarks.Bare;

/// <summary>
/// What the pipeline is measured against: persistent messages published with confirms and consumed with acknowledgements from a quorum
/// queue, and nothing else.
/// </summary>
internal sealed class BareBroker : IAsyncDisposable
{
    private const string Queue = "bare";
    private const int Outstanding = 500;
    private const ushort Prefetch = 64;

    private readonly IConnection connection;
    private readonly IChannel publishing;
    private readonly SemaphoreSlim consumed = new(0);

    private BareBroker(IConnection connection, IChannel publishing) => (this.connection, this.publishing) = (connection, publishing);

    /// <summary>Opens its channels and its queue.</summary>
    /// <param name="address">A virtual host of its own.</param>
    public static async Task<BareBroker> OpenAsync(string address)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(address) }.CreateConnectionAsync();
        // The client's default slows down from 64 messages on their way.
        var window = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = Outstanding, QueueLimit = Outstanding });
        var publishing = await connection.CreateChannelAsync(new CreateChannelOptions(
            publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, window));
        await publishing.QueueDeclareAsync(
            Queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        var broker = new BareBroker(connection, publishing);
        await broker.ConsumeAsync();
        return broker;
    }

    /// <summary>Publishes and consumes a number of messages.</summary>
    /// <returns>Messages per second, until the last one is both confirmed and consumed.</returns>
    public async Task<double> RunAsync(ReadOnlyMemory<byte> body, int count)
    {
        var started = TimeProvider.System.GetTimestamp();
        var properties = new BasicProperties { DeliveryMode = DeliveryModes.Persistent };
        var confirms = new List<Task>(count);
        for (var number = 0; number < count; number++)
        {
            confirms.Add(publishing.BasicPublishAsync("", Queue, mandatory: false, properties, body).AsTask());
            if (number >= Outstanding)
                await confirms[number - Outstanding];
        }

        await Task.WhenAll(confirms);
        for (var number = 0; number < count; number++)
            await consumed.WaitAsync();
        return count / TimeProvider.System.GetElapsedTime(started).TotalSeconds;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        consumed.Dispose();
    }

    private async Task ConsumeAsync()
    {
        var channel = await connection.CreateChannelAsync();
        await channel.BasicQosAsync(0, Prefetch, global: false);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, message) =>
        {
            await channel.BasicAckAsync(message.DeliveryTag, multiple: false);
            consumed.Release();
        };
        await channel.BasicConsumeAsync(Queue, autoAck: false, consumer);
    }
}
