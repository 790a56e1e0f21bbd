using AnTq.Organizations.V1;
using AnTq.Testing;
using Dapper;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace AnTq.Organizations.Tests;

/// <summary>The service on real Kestrel, PostgreSQL and RabbitMQ, with a database and a virtual host of its own.</summary>
public sealed class OrganizationsService : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private readonly TestBroker broker = new();
    private ServiceHost? host;

    public OrganizationService.OrganizationServiceClient Client { get; private set; } = null!;

    /// <summary>The channel to the service, for its other clients.</summary>
    public GrpcChannel Channel => host!.Channel;

    public OrganizationChangeService.OrganizationChangeServiceClient Changes { get; private set; } = null!;

    /// <summary>What the service has logged.</summary>
    public CapturedLog Log => host!.Log;

    public TestDatabase Database => database;

    /// <summary>The service's own connections, with the settings that its statements run under.</summary>
    public NpgsqlDataSource Connections { get; private set; } = null!;

    public string BrokerAddress => broker.ConnectionString;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        await broker.InitializeAsync();
        host = await StartAsync(TimeProvider.System);
        Client = new OrganizationService.OrganizationServiceClient(host.Channel);
        Changes = new OrganizationChangeService.OrganizationChangeServiceClient(host.Channel);
    }

    public async Task DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        await database.DisposeAsync();
        await broker.DisposeAsync();
    }

    /// <summary>Another copy of the service on the same database, with a clock of its own.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="connectionString">Another way to the database; null for the straight one.</param>
    public Task<ServiceHost> StartAsync(TimeProvider time, string? connectionString = null) => ServiceHost.StartAsync(
        builder =>
        {
            builder.Services.AddSingleton(time);
            builder.AddOrganizations();
        },
        app =>
        {
            app.MapOrganizations();
            Connections ??= app.Services.GetRequiredService<NpgsqlDataSource>();
        },
        new Dictionary<string, string?>
        {
            ["ConnectionStrings:organizations-db"] = connectionString ?? database.ConnectionString,
            ["ConnectionStrings:rabbitmq"] = broker.ConnectionString,
            ["Paging:TokenKey"] = "a key for the tests of paging",
        });

    /// <summary>Everything that a call may change, counted.</summary>
    public async Task<string> CountEverythingAsync()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return (await connection.ExecuteScalarAsync<string>("""
            select concat_ws(' ',
                (select count(*) from organization), (select count(*) from organization_version), (select count(*) from organization_code),
                (select count(*) from organization_change), (select count(*) from organization_effect),
                (select count(*) from organization_lineage),
                (select count(*) from platform.audit), (select count(*) from platform.request),
                (select count(*) from platform.outbox) + (select count(*) from platform.feed), (select count(*) from committee_term))
            """))!;
    }
}
