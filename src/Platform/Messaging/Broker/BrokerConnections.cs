using AnTq.Platform.Access;
using AnTq.ServiceDefaults;
using Microsoft.Extensions.Configuration;
using RabbitMQ.Client;

namespace AnTq.Platform.Messaging;

/// <summary>Opens connections to the broker. Their users open new ones when they end: nothing is recovered behind anybody's back.</summary>
internal sealed class BrokerConnections(IConfiguration configuration, ServiceIdentity service)
{
    /// <summary>How long the broker may take to answer before a connection counts as dead.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public Uri Address { get; } = new(configuration.GetConnectionString(ResourceNames.RabbitMq)
        ?? throw new InvalidOperationException($"The connection string '{ResourceNames.RabbitMq}' is not configured."));

    public async Task<IConnection> OpenAsync(string purpose, CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory
        {
            Uri = Address,
            ClientProvidedName = $"antq-{service.Name} {purpose}",
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
            RequestedHeartbeat = TimeSpan.FromSeconds(5),
            RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
            ContinuationTimeout = Patience,
        };
        return await factory.CreateConnectionAsync(cancellationToken);
    }
}
