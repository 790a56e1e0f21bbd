using AnTq.Platform.Access;
using AnTq.Platform.Mutations;
using AnTq.ServiceDefaults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace AnTq.Platform.Messaging;

/// <summary>Gives a service its share in the suite's events.</summary>
public static class MessagingRegistration
{
    /// <summary>
    /// Brings the service's committed events to the broker, and offers them as <see cref="EventFeed"/>. Needs <c>AddDatabase</c> and
    /// <c>AddGrpcServer</c>.
    /// </summary>
    /// <param name="builder">The host.</param>
    public static void AddEventRelay(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(Connections);
        services.AddSingleton<BrokerState>();
        services.AddSingleton<FeedStore>();
        services.AddSingleton<FeedNumbering>();
        services.AddSingleton<FeedPublishing>();
        services.AddSingleton<FeedHead>();
        services.AddSingleton(provider =>
            provider.GetRequiredService<IConfiguration>().GetSection(FeedOptions.Section).Get<FeedOptions>() ?? new FeedOptions());
        services.AddSingleton<FeedReading>();
        services.AddSingleton<FeedWatch>();
        services.AddSingleton(provider => new EventFeed(
            provider.GetRequiredService<FeedReading>(),
            provider.GetRequiredService<FeedWatch>(),
            provider.GetRequiredService<ServiceIdentity>()));
        services.AddHostedService<EventRelay>();
        services.AddHostedService<BacklogGauges>();
        services.AddHealthChecks().AddCheck<BrokerState>("broker");
    }

    /// <summary>
    /// Reacts to events of other services, through the queue <c>{service}.{name}</c>. Needs <c>AddDatabase</c> and <c>AddGrpcServer</c>.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="name">The consumer's name within the service, lower-case words with hyphens; it must never change.</param>
    /// <param name="configure">Says what it listens to and how it reacts.</param>
    public static void AddEventConsumer(this IHostApplicationBuilder builder, string name, Action<EventConsumerBuilder> configure)
    {
        var services = builder.Services;
        var known = services.FirstOrDefault(service => service.ServiceType == typeof(EventConsumers));
        var consumers = (EventConsumers?)known?.ImplementationInstance ?? AddConsumers(services);
        var consumer = new EventConsumer(name);
        configure(new EventConsumerBuilder(services, consumer));
        consumers.All.Add(consumer);
    }

    private static BrokerConnections Connections(IServiceProvider provider) => new(
        new Uri(provider.GetRequiredService<IConfiguration>().GetConnectionString(ResourceNames.RabbitMq)
            ?? throw new InvalidOperationException($"The connection string '{ResourceNames.RabbitMq}' is not configured.")),
        $"antq-{provider.GetRequiredService<ServiceIdentity>().Name}");

    private static EventConsumers AddConsumers(IServiceCollection services)
    {
        var consumers = new EventConsumers();
        services.AddSingleton(consumers);
        services.TryAddSingleton(Connections);
        services.AddSingleton(provider => new SharedCommit<EventScope>(new SharedTransaction<EventScope>(
            provider.GetRequiredService<NpgsqlDataSource>(), EventScope.SharedOpening)));
        services.AddSingleton<EventInbox>();
        services.AddSingleton<Redelivery>();
        services.AddSingleton<EventDelivery>();
        services.AddSingleton(provider => new ErrorQueues(provider.GetRequiredService<BrokerConnections>().Address));
        services.AddHostedService<QueueGauges>();
        services.AddEventBus();
        // Behind the bus: started after it, and stopped before it.
        services.AddHostedService<ConsumerConnections>();
        services.AddHealthChecks().AddCheck<ConsumersStarted>("consumers");
        return consumers;
    }
}
