using AnTq.Awards.V1;
using AnTq.Organizations.V1;
using AnTq.Testing;
using Dapper;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AnTq.Awards.Tests;

/// <summary>The service on real Kestrel, PostgreSQL, RabbitMQ and Redis, with a database of its own.</summary>
public sealed class AwardsService(OrganizationsProcess organizations) : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private ServiceHost? host;

    public AwardService.AwardServiceClient Client { get; private set; } = null!;

    public GrpcChannel Channel => host!.Channel;

    public OrganizationsProcess Organizations => organizations;

    public TestDatabase Database => database;

    /// <summary>Tỉnh Yên Bái, until 2025-06-30.</summary>
    public Organization Province { get; private set; } = null!;

    /// <summary>Thành phố Yên Bái, below it.</summary>
    public Organization City { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        host = await StartAsync(organizations.Address);
        Client = new AwardService.AwardServiceClient(host.Channel);
        Province = await organizations.RegisterAsync("Tỉnh Yên Bái", AdministrativeLevel.Province, to: "2025-07-01");
        City = await organizations.RegisterAsync("Thành phố Yên Bái", AdministrativeLevel.District, Province.Name, to: "2025-07-01");
    }

    public async Task DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>Another copy of the service on the same database.</summary>
    /// <param name="organizationsAddress">Where it believes the organizations service to be.</param>
    /// <param name="redis">Its Redis; that of all tests when null.</param>
    /// <param name="time">Its clock.</param>
    public async Task<ServiceHost> StartAsync(Uri organizationsAddress, string? redis = null, TimeProvider? time = null) =>
        await ServiceHost.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton(time ?? TimeProvider.System);
                builder.AddAwards();
            },
            app => app.MapAwards(),
            Settings(organizationsAddress, redis ?? await ServerSet.RedisAsync()));

    /// <summary>The service as built, in a process of its own, on the same database.</summary>
    public async Task<ServiceProcess> StartProcessAsync() =>
        await ServiceProcess.StartAsync("Awards", Settings(organizations.Address, await ServerSet.RedisAsync()));

    private Dictionary<string, string?> Settings(Uri organizationsAddress, string redis) => new()
    {
        ["ConnectionStrings:awards-db"] = database.ConnectionString,
        ["ConnectionStrings:rabbitmq"] = organizations.Broker,
        ["ConnectionStrings:redis"] = redis,
        ["services:organizations:grpc:0"] = organizationsAddress.ToString(),
        ["Paging:TokenKey"] = "a key for the tests of awards",
    };

    /// <summary>Waits until the service's own copy of the organizations has one of them.</summary>
    public Task CopiesAsync(Organization organization) => Eventually.BecomesTrueAsync(
        async () =>
        {
            await using var connection = await database.DataSource.OpenConnectionAsync();
            return await connection.ExecuteScalarAsync<bool>(
                "select exists (select from platform.organization_copy_version where name = @Name)", new { organization.Name });
        },
        TimeSpan.FromSeconds(30));

    /// <summary>Waits until the service has heard of a registration: whatever was kept of the organization before counts no longer.</summary>
    public async Task HearsAsync(Organization organization)
    {
        var announcement = await organizations.AnnouncementAsync(organization);
        await Eventually.BecomesTrueAsync(
            async () =>
            {
                await using var connection = await database.DataSource.OpenConnectionAsync();
                return await connection.ExecuteScalarAsync<bool>(
                    "select exists (select from platform.inbox where event_id = @announcement and consumer = 'organization-lookup')",
                    new { announcement });
            },
            TimeSpan.FromSeconds(30));
    }

    /// <summary>Takes an organization out of the service's own copy.</summary>
    public async Task LoseAsync(Organization organization)
    {
        await CopiesAsync(organization);
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("delete from platform.organization_copy_version where name = @Name", new { organization.Name });
    }

    /// <summary>Everything that a call may change.</summary>
    public async Task<string> DigestAsync()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return (await connection.ExecuteScalarAsync<string>("""
            select concat_ws(' ',
                (select count(*) from award), (select count(*) from award_recipient), (select sum(version) from award),
                (select count(*) from award_statement), (select sum(version) from award_statement),
                (select count(*) from platform.audit), (select count(*) from platform.request),
                (select count(*) from platform.outbox) + (select count(*) from platform.feed))
            """))!;
    }

    /// <summary>The events that one statement has given rise to, in order.</summary>
    public async Task<IReadOnlyList<AnnouncedAward>> AnnouncedAsync(string statement)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        // One snapshot: the relay moves rows from the outbox to the feed.
        return (await connection.QueryAsync<AnnouncedAward>(
            """
            with told as
            (
                select event_id, type, subject, subject_version as SubjectVersion, routing_key as RoutingKey, org_unit as OrgUnit, data
                from platform.outbox
                union all
                select event_id, type, subject, subject_version, routing_key, org_unit, data from platform.feed
            )
            select type, subject, SubjectVersion, RoutingKey, OrgUnit, data from told where data::jsonb ->> 'statement' = @statement
            order by event_id
            """,
            new { statement })).AsList();
    }
}

/// <summary>An event as it stands in the outbox or in the feed.</summary>
public sealed record AnnouncedAward(string Type, string Subject, long SubjectVersion, string RoutingKey, string OrgUnit, string Data);
