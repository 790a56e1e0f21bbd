namespace AnTq.Platform.Messaging;

/// <summary>A message as the broker delivered it.</summary>
/// <param name="Body">Its bytes.</param>
/// <param name="MessageId">Its AMQP message id.</param>
/// <param name="Redeliveries">How often it has been put back for later.</param>
internal sealed record DeliveredMessage(ReadOnlyMemory<byte> Body, string? MessageId, int Redeliveries)
{
    /// <summary>Header that counts the redeliveries.</summary>
    public const string RedeliveriesHeader = "x-antq-redeliveries";
}
