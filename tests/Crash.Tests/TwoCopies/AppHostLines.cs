using AnTq.Load;
using AnTq.ServiceDefaults;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace AnTq.Crash.Tests.TwoCopies;

/// <summary>
/// Proxies before what awards and notifications need in an AppHost's suite. They open when the service first starts: the servers have
/// their ports then.
/// </summary>
internal sealed class AppHostLines : IAsyncDisposable
{
    private readonly Lazy<ServiceLines> awards;
    private readonly Lazy<ServiceLines> notifications;

    /// <summary>Describes that the services go through them.</summary>
    /// <param name="builder">Describes the suite.</param>
    /// <param name="servers">Where the servers are, once the suite starts.</param>
    public AppHostLines(IDistributedApplicationBuilder builder, Func<AppHostServers> servers)
    {
        awards = PutBefore(builder, ResourceNames.Awards, ResourceNames.AwardsDatabase, servers);
        notifications = PutBefore(builder, ResourceNames.Notifications, ResourceNames.NotificationsDatabase, servers);
        builder.CreateResourceBuilder<ProjectResource>(ResourceNames.Awards).WithEnvironment(
            $"services__{ResourceNames.Organizations}__{ResourceNames.GrpcEndpoint}__0",
            () => servers().OrganizationsThrough(Awards));
    }

    /// <summary>Those of awards, one for all its copies.</summary>
    public ServiceLines Awards => awards.Value;

    /// <summary>Those of notifications, one for all its copies.</summary>
    public ServiceLines Notifications => notifications.Value;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var lines in new[] { awards, notifications }.Where(lines => lines.IsValueCreated))
            await lines.Value.DisposeAsync();
    }

    private static Lazy<ServiceLines> PutBefore(
        IDistributedApplicationBuilder builder, string service, string database, Func<AppHostServers> servers)
    {
        var lines = new Lazy<ServiceLines>(() => servers().NewLines());
        builder.CreateResourceBuilder<ProjectResource>(service)
            .WithEnvironment($"ConnectionStrings__{database}", () => servers().DatabaseThrough(lines.Value, database))
            .WithEnvironment($"ConnectionStrings__{ResourceNames.RabbitMq}", () => servers().BrokerThrough(lines.Value))
            .WithEnvironment($"ConnectionStrings__{ResourceNames.Redis}", () => servers().RedisThrough(lines.Value));
        return lines;
    }
}
