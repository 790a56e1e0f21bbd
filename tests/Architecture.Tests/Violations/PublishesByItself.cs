using RabbitMQ.Client;

namespace AnTq.Architecture.Tests.Violations;

/// <summary>Tells others what may never have been committed.</summary>
internal static class PublishesByItself
{
    public static ValueTask TellAsync(IChannel channel) => channel.BasicPublishAsync("antq.events", "awards.award.granted", ReadOnlyMemory<byte>.Empty);
}
