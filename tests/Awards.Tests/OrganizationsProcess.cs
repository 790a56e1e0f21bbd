using AnTq.Organizations.V1;
using AnTq.Testing;
using Xunit;

namespace AnTq.Awards.Tests;

/// <summary>The real organizations service, as a process beside the tests, shared by all classes of this assembly.</summary>
public sealed class OrganizationsProcess : IAsyncLifetime
{
    private readonly RunningOrganizations running = new();

    public OrganizationService.OrganizationServiceClient Client { get; private set; } = null!;

    public Uri Address => running.Address;

    /// <summary>Where it announces what it does.</summary>
    public string Broker => running.Broker.ConnectionString;

    public async Task InitializeAsync()
    {
        await running.InitializeAsync();
        Client = new OrganizationService.OrganizationServiceClient(running.Service.Channel);
    }

    public Task DisposeAsync() => running.DisposeAsync();

    /// <summary>Id of the event by which an organization's registration is announced.</summary>
    public Task<Guid> AnnouncementAsync(Organization organization) => Eventually.BecomesAsync(
        async () =>
        {
            var told = await new OrganizationEventService.OrganizationEventServiceClient(running.Service.Channel).ListOrganizationEventsAsync(
                new ListOrganizationEventsRequest { PathPrefix = organization.Path });
            return told.Events.FirstOrDefault(each => each.Subject == organization.Name)?.Id is { } id ? Guid.Parse(id) : Guid.Empty;
        },
        id => id != Guid.Empty,
        TimeSpan.FromSeconds(30));

    /// <summary>Registers an administrative unit under a new name of its own.</summary>
    public async Task<Organization> RegisterAsync(
        string displayName, AdministrativeLevel level, string parent = "", string from = "2004-08-31", string to = "") =>
        await Client.CreateOrganizationAsync(new CreateOrganizationRequest
        {
            RequestId = Requests.NewRequestId(),
            Organization = new Organization
            {
                DisplayName = displayName,
                Kind = OrganizationKind.AdministrativeUnit,
                Level = level,
                Parent = parent,
                ValidFrom = from,
                ValidTo = to,
            },
        });
}

/// <summary>Classes of this collection run one after another and share the organizations service.</summary>
[CollectionDefinition(Name)]
public sealed class BesideOrganizations : ICollectionFixture<OrganizationsProcess>
{
    public const string Name = "beside organizations";
}
