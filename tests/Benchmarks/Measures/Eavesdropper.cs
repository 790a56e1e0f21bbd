using AnTq.Testing;
using RabbitMQ.Client;

namespace AnTq.Benchmarks.Measures;

/// <summary>Takes an event off the broker, so that what is compared with the pipeline carries the same bytes.</summary>
internal sealed class Eavesdropper : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly IConnection connection;
    private readonly IChannel channel;
    private readonly string queue;

    private Eavesdropper(IConnection connection, IChannel channel, string queue) =>
        (this.connection, this.channel, this.queue) = (connection, channel, queue);

    /// <summary>Listens from now on.</summary>
    public static async Task<Eavesdropper> OpenAsync(string address)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(address) }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync();
        var queue = (await channel.QueueDeclareAsync()).QueueName;
        await channel.QueueBindAsync(queue, "antq.events", "awards.award.granted.#");
        return new Eavesdropper(connection, channel, queue);
    }

    /// <summary>The body of the first event, after which nothing more is listened to.</summary>
    public async Task<ReadOnlyMemory<byte>> FirstAsync()
    {
        var found = await Eventually.BecomesAsync(
            async () => await channel.BasicGetAsync(queue, autoAck: true), message => message is not null, Patience);
        await channel.QueueDeleteAsync(queue);
        return found!.Body.ToArray();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }
}
