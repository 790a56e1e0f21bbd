using RabbitMQ.Client;

namespace AnTq.Platform.Messaging;

/// <summary>Opens connections to the broker. Their users open new ones when they end: nothing is recovered behind anybody's back.</summary>
/// <param name="Address">Where the broker is, with user and password: not for logs.</param>
/// <param name="Client">Who connects, as the broker's management shows it.</param>
internal sealed record BrokerConnections(Uri Address, string Client)
{
    /// <summary>How long the broker may take to answer before a connection counts as dead.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>A connection counts as dead after two of them without a word.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(4);

    public async Task<IConnection> OpenAsync(string purpose, CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory
        {
            Uri = Address,
            ClientProvidedName = $"{Client} {purpose}",
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
            RequestedHeartbeat = Heartbeat,
            RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
            ContinuationTimeout = Patience,
        };
        return await factory.CreateConnectionAsync(cancellationToken);
    }
}
