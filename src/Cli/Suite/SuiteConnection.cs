using AnTq.Awards.V1;
using AnTq.Notifications.V1;
using AnTq.Organizations.V1;

namespace AnTq.Cli.Suite;

/// <summary>The services that commands talk to.</summary>
internal sealed class SuiteConnection : IDisposable
{
    private SuiteConnection(SuiteAddresses addresses, CancellationToken cancellation)
    {
        Organizations = new(SuiteAddresses.Organizations, addresses, invoker => new(invoker), cancellation);
        Awards = new(SuiteAddresses.Awards, addresses, invoker => new(invoker), cancellation);
        Notifications = new(SuiteAddresses.Notifications, addresses, invoker => new(invoker), cancellation);
    }

    public ServiceConnection<OrganizationService.OrganizationServiceClient> Organizations { get; }

    public ServiceConnection<AwardService.AwardServiceClient> Awards { get; }

    public ServiceConnection<NotificationService.NotificationServiceClient> Notifications { get; }

    /// <exception cref="CommandFailure">It is not known where a service is.</exception>
    public static SuiteConnection Open(SuiteAddresses addresses, CancellationToken cancellation) => new(addresses, cancellation);

    public void Dispose()
    {
        Organizations.Dispose();
        Awards.Dispose();
        Notifications.Dispose();
    }
}
