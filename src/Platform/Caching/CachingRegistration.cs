using AnTq.Organizations.V1;
using AnTq.Platform.Grpc;
using AnTq.Platform.Messaging;
using AnTq.ServiceDefaults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace AnTq.Platform.Caching;

/// <summary>Gives a service its share in what the suite keeps in Redis.</summary>
public static class CachingRegistration
{
    // Never changes: it names the queue.
    private const string ConsumerName = "organization-lookup";

    /// <summary>
    /// Registers <see cref="OrganizationLookup"/>, with the client of the organizations service and the consumer of its events. Needs
    /// <c>AddDatabase</c> and <c>AddGrpcServer</c>, the connection strings of the broker and of Redis, and the address of organizations.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <exception cref="InvalidOperationException">No connection string of Redis is configured.</exception>
    public static void AddOrganizationLookup(this IHostApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration.GetConnectionString(ResourceNames.Redis)))
            throw new InvalidOperationException($"The connection string '{ResourceNames.Redis}' is not configured.");
        builder.AddServiceClient<OrganizationService.OrganizationServiceClient>(ResourceNames.Organizations);
        // Our own check: without Redis a service is slower, not broken.
        builder.AddRedisClient(ResourceNames.Redis, settings => settings.DisableHealthChecks = true, RedisConnection.Configure);
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<RedisConnection>();
        services.AddSingleton<RedisAccess>();
        services.AddSingleton<CachingMetrics>();
        services.AddSingleton<OrganizationMemory>();
        services.AddSingleton<SharedOrganizations>();
        services.AddSingleton<OrganizationFlights>();
        services.AddSingleton<OrganizationSource>();
        services.AddSingleton(provider => new OrganizationLookup(
            provider.GetRequiredService<OrganizationMemory>(),
            provider.GetRequiredService<OrganizationFlights>(),
            provider.GetRequiredService<OrganizationSource>(),
            provider.GetRequiredService<CachingMetrics>()));
        services.AddHostedService<ChangeListener>();
        services.AddHostedService<RedisWatch>();
        services.AddHealthChecks().AddCheck<RedisHealthCheck>("redis", HealthStatus.Degraded);
        builder.AddEventConsumer(ConsumerName, consumer => consumer
            .Bind("organizations.organization.#")
            .HandleAny<ForgetOrganization>());
    }
}
