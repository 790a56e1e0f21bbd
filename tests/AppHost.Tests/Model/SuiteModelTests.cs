using AnTq.ServiceDefaults;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Xunit;

namespace AnTq.AppHost.Tests.Model;

public sealed class SuiteModelTests : IAsyncLifetime
{
    private static readonly string[] _services =
    [
        ResourceNames.Organizations, ResourceNames.Reports, ResourceNames.Models, ResourceNames.Awards, ResourceNames.Notifications,
    ];

    private IDistributedApplicationTestingBuilder _builder = null!;

    public async Task InitializeAsync() => _builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>();

    public async Task DisposeAsync() => await _builder.DisposeAsync();

    [Fact]
    public void The_suite_has_three_servers_and_five_services() =>
        Assert.Equal(
            [.. _services.Concat([ResourceNames.Postgres, ResourceNames.RabbitMq, ResourceNames.Redis]).Order()],
            Names(_builder.Resources.Where(resource => resource is ContainerResource or ProjectResource)));

    [Fact]
    public void Each_service_has_a_database_of_its_own_on_the_one_server()
    {
        var databases = _builder.Resources.OfType<PostgresDatabaseResource>().ToList();

        Assert.Equal([.. _services.Select(service => $"{service}-db").Order()], Names(databases));
        Assert.All(databases, database => Assert.Equal(ResourceNames.Postgres, database.Parent.Name));
        Assert.All(_services, service => Assert.Single(References(service), name => name.EndsWith("-db", StringComparison.Ordinal)));
        Assert.All(_services, service => Assert.Contains($"{service}-db", References(service)));
    }

    [Fact]
    public void Secrets_are_secret() =>
        Assert.All(
            [ResourceNames.PostgresPassword, ResourceNames.RabbitMqPassword, ResourceNames.RedisPassword, ResourceNames.PageTokenKey],
            name => Assert.True(Assert.IsType<ParameterResource>(Find(name)).Secret));

    [Theory]
    [InlineData(ResourceNames.Organizations, ResourceNames.OrganizationsDatabase, ResourceNames.RabbitMq, ResourceNames.Redis)]
    [InlineData(ResourceNames.Reports, ResourceNames.ReportsDatabase)]
    [InlineData(ResourceNames.Models, ResourceNames.ModelsDatabase)]
    [InlineData(
        ResourceNames.Awards, ResourceNames.AwardsDatabase, ResourceNames.RabbitMq, ResourceNames.Redis, ResourceNames.Organizations)]
    [InlineData(ResourceNames.Notifications, ResourceNames.NotificationsDatabase, ResourceNames.RabbitMq)]
    public void A_service_waits_for_all_that_it_refers_to(string service, params string[] expected)
    {
        Assert.Equal([.. expected.Order()], References(service));
        Assert.Subset(Waits(service).ToHashSet(), expected.ToHashSet());
    }

    [Fact]
    public void Whoever_waits_for_a_database_waits_for_its_server() =>
        Assert.All(_services, service => Assert.Contains(ResourceNames.Postgres, Waits(service)));

    [Fact]
    public void Every_service_gets_the_key_of_page_tokens() =>
        Assert.All(_services, service => Assert.Equal([ResourceNames.PageTokenKey], Names(Referred(service).OfType<ParameterResource>())));

    [Fact]
    public void Only_awards_wait_for_more_since_the_queue_of_notifications_must_be_bound_before_the_first_event() =>
        Assert.Equal(
            [(ResourceNames.Awards, ResourceNames.Notifications)],
            _services.SelectMany(
                service => Waits(service).Except([.. References(service), ResourceNames.Postgres]).Select(wait => (service, wait))));

    [Fact]
    public void Every_service_is_asked_for_its_health_over_http() =>
        Assert.All(
            _services,
            service => Assert.Equal(
                $"{service}_http_/health_200_check", Assert.Single(Find(service).Annotations.OfType<HealthCheckAnnotation>()).Key));

    private IResource Find(string name) => Assert.Single(_builder.Resources, resource => resource.Name == name);

    private string[] Waits(string service) =>
        Names(Find(service).Annotations.OfType<WaitAnnotation>().Select(wait => wait.Resource));

    /// <summary>What has to run; parameters are there from the beginning.</summary>
    private string[] References(string service) => Names(Referred(service).Where(resource => resource is not ParameterResource));

    private IEnumerable<IResource> Referred(string service) =>
        Find(service).Annotations
            .OfType<ResourceRelationshipAnnotation>()
            .Where(relationship => relationship.Type == "Reference")
            .Select(relationship => relationship.Resource)
            .Distinct();

    private static string[] Names(IEnumerable<IResource> resources) => [.. resources.Select(resource => resource.Name).Order()];
}
