using RabbitMQ.Client;

namespace AnTq.Platform.Messaging;

/// <summary>The exchanges that every publisher and every consumer declares, alike, before anything is published.</summary>
internal static class BrokerTopology
{
    public const string Exchange = "antq.events";

    /// <summary>Where events go that no queue is bound for, so that an operator can see that somebody's binding is missing.</summary>
    public const string Unrouted = "antq.unrouted";

    public const string AlternateExchange = "alternate-exchange";

    // Enough to see what is missing; the feed has them all.
    private const int UnroutedLimit = 10_000;

    public static async Task DeclareAsync(IChannel channel)
    {
        await channel.ExchangeDeclareAsync(Unrouted, ExchangeType.Fanout, durable: true, cancellationToken: CancellationToken.None);
        await channel.QueueDeclareAsync(
            Unrouted,
            durable: true,
            exclusive: false,
            autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum", ["x-max-length"] = UnroutedLimit, ["x-overflow"] = "drop-head" },
            cancellationToken: CancellationToken.None);
        await channel.QueueBindAsync(Unrouted, Unrouted, "", cancellationToken: CancellationToken.None);
        await channel.ExchangeDeclareAsync(
            Exchange,
            ExchangeType.Topic,
            durable: true,
            autoDelete: false,
            new Dictionary<string, object?> { [AlternateExchange] = Unrouted },
            cancellationToken: CancellationToken.None);
    }
}
