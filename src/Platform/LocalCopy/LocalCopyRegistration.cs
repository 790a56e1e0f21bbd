using AnTq.Organizations.V1;
using AnTq.Platform.Caching;
using AnTq.Platform.Grpc;
using AnTq.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AnTq.Platform.LocalCopy;

/// <summary>Gives a service its own copy of the organizations.</summary>
public static class LocalCopyRegistration
{
    /// <summary>
    /// Registers <see cref="OrganizationView"/>, with the lookup behind it (<c>AddOrganizationLookup</c>, whose needs are those of this)
    /// and what keeps the copy in the service's database.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <exception cref="InvalidOperationException">No connection string of Redis is configured.</exception>
    public static void AddOrganizationView(this IHostApplicationBuilder builder)
    {
        builder.AddOrganizationLookup();
        builder.AddServiceClient<OrganizationEventService.OrganizationEventServiceClient>(ResourceNames.Organizations);
        var services = builder.Services;
        services.AddSingleton<CopyFreshness>();
        services.AddSingleton<CopyStore>();
        services.AddSingleton<OrganizationCopy>();
        services.AddSingleton(provider => new OrganizationView(
            provider.GetRequiredService<OrganizationCopy>(),
            provider.GetRequiredService<CopyFreshness>(),
            provider.GetRequiredService<OrganizationLookup>()));
        services.AddHostedService<CopyFollower>();
    }
}
