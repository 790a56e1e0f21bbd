using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AnTq.Platform.Messaging;

/// <summary>
/// The only place that names the bus library. It brings messages from the consumers' queues, acknowledges what was handled and moves
/// what was set aside to the error queue <c>{queue}_error</c>; everything else is ours.
/// </summary>
internal static class EventBus
{
    private const ushort Prefetch = 128;
    private const int Concurrency = 64;

    // Well within the time that a stopping host has: what is not finished by then is given back, and goes to another copy.
    private static readonly TimeSpan TimeToFinish = TimeSpan.FromSeconds(3);

    public static void AddEventBus(this IServiceCollection services)
    {
        services.AddSingleton<ConsumersStarted>();
        services.AddReceiveEndpointObserver(provider => provider.GetRequiredService<ConsumersStarted>());
        services.AddSingleton<ReceiveEndpointFaults>();
        services.AddReceiveEndpointObserver(provider => provider.GetRequiredService<ReceiveEndpointFaults>());
        services.Configure<MassTransitHostOptions>(options => options.ConsumerStopTimeout = TimeToFinish);
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.ConfigureHealthCheckOptions(options =>
            {
                options.Name = "broker-consumers";
                options.MinimalFailureStatus = HealthStatus.Degraded;
            });
            bus.UsingRabbitMq((context, configuration) =>
            {
                var broker = context.GetRequiredService<BrokerConnections>();
                configuration.Host(broker.Address, $"{broker.Client} consumers", host => host.Heartbeat(BrokerConnections.Heartbeat));
                configuration.UseRawJsonSerializer(RawSerializerOptions.AnyMessageType, isDefault: true);
            });
        });
    }

    /// <summary>Begins to bring messages from a consumer's queue, made when absent, until the handle is stopped or the bus is.</summary>
    public static HostReceiveEndpointHandle Connect(IBusControl bus, EventConsumer consumer, string queue, EventDelivery delivery) =>
        bus.ConnectReceiveEndpoint(queue, endpoint => Configure((IRabbitMqReceiveEndpointConfigurator)endpoint, consumer, delivery));

    private static void Configure(IRabbitMqReceiveEndpointConfigurator endpoint, EventConsumer consumer, EventDelivery delivery)
    {
        endpoint.ConfigureConsumeTopology = false;
        endpoint.SetQuorumQueue();
        endpoint.PrefetchCount = Prefetch;
        endpoint.ConcurrentMessageLimit = Concurrency;
        foreach (var pattern in consumer.Patterns)
            endpoint.Bind(BrokerTopology.Exchange, binding =>
            {
                binding.ExchangeType = "topic";
                binding.RoutingKey = pattern;
                binding.SetExchangeArgument(BrokerTopology.AlternateExchange, BrokerTopology.Unrouted);
            });
        endpoint.Handler<CloudEventMessage>(context => delivery.HandleAsync(consumer, Message(context), context.CancellationToken));
    }

    private static DeliveredMessage Message(ConsumeContext context) => new(
        context.ReceiveContext.Body.GetBytes(),
        context.MessageId?.ToString("D"),
        context.ReceiveContext.TransportHeaders.Get<int>(DeliveredMessage.RedeliveriesHeader) ?? 0);
}
