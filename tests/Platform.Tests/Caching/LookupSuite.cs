using AnTq.Organizations.V1;
using AnTq.Platform.Caching;
using AnTq.Platform.Grpc;
using AnTq.Platform.Persistence;
using AnTq.Platform.Tests.Messaging;
using AnTq.Platform.Tests.Probe;
using AnTq.ServiceDefaults;
using AnTq.Testing;
using Dapper;
using Grpc.Net.ClientFactory;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AnTq.Platform.Tests.Caching;

/// <summary>The real organizations service, and a service beside it of which a test starts as many copies as it wants.</summary>
public sealed class LookupSuite : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly RunningOrganizations _organizations = new();
    private readonly TestDatabase _database = new();
    private BrokerProbe _outsider = null!;
    private OrganizationChangeService.OrganizationChangeServiceClient _changes = null!;

    internal OwnRedis Redis { get; } = new("lookup");

    internal OrganizationService.OrganizationServiceClient Organizations { get; private set; } = null!;

    /// <summary>The organizations service's own database.</summary>
    internal TestDatabase OrganizationsDatabase => _organizations.Database;

    private string Broker => _organizations.Broker.ConnectionString;

    public async Task InitializeAsync()
    {
        await _organizations.InitializeAsync();
        await _database.InitializeAsync();
        await Redis.StartAsync();
        Organizations = new OrganizationService.OrganizationServiceClient(_organizations.Service.Channel);
        _changes = new OrganizationChangeService.OrganizationChangeServiceClient(_organizations.Service.Channel);
        _outsider = await BrokerProbe.OpenAsync(Broker);
    }

    public async Task DisposeAsync()
    {
        await _outsider.DisposeAsync();
        await Redis.DisposeAsync();
        await _database.DisposeAsync();
        await _organizations.DisposeAsync();
    }

    /// <summary>Starts a copy; all share one database, one broker and, unless told otherwise, one Redis.</summary>
    internal async Task<Copy> StartCopyAsync(
        string? redis = null, TcpProxy? lineToOrganizations = null, Action<IServiceCollection>? change = null)
    {
        var questions = new QuestionCounter();
        OrganizationLookup? lookup = null;
        var host = await ServiceHost.StartAsync(
            builder =>
            {
                builder.AddServiceDefaults();
                builder.AddGrpcServer("probe");
                builder.AddDatabase("probe-db", typeof(LookupSuite).Assembly);
                builder.AddOrganizationLookup();
                builder.Services.ConfigureAll<GrpcClientFactoryOptions>(options => options.InterceptorRegistrations.Add(
                    new InterceptorRegistration(InterceptorScope.Client, _ => questions)));
                change?.Invoke(builder.Services);
            },
            app =>
            {
                app.MapDefaultEndpoints();
                lookup = app.Services.GetRequiredService<OrganizationLookup>();
            },
            Settings(_database.ConnectionString, redis, lineToOrganizations));
        return new Copy(host, lookup!, questions);
    }

    /// <summary>The configuration of a service beside organizations.</summary>
    internal Dictionary<string, string?> Settings(
        string database, string? redis = null, TcpProxy? lineToOrganizations = null, TcpProxy? lineToBroker = null) => new()
    {
        ["ConnectionStrings:probe-db"] = database,
        ["ConnectionStrings:rabbitmq"] = lineToBroker is { } way
            ? new UriBuilder(Broker) { Host = "127.0.0.1", Port = way.Port }.Uri.AbsoluteUri : Broker,
        ["ConnectionStrings:redis"] = redis ?? Redis.ConnectionString,
        ["services:organizations:grpc:0"] =
            lineToOrganizations is { } line ? $"http://127.0.0.1:{line.Port}" : _organizations.Address.ToString(),
    };

    internal TcpProxy LineToOrganizations() => TcpProxy.Start(_organizations.Address.Host, _organizations.Address.Port);

    internal TcpProxy LineToBroker()
    {
        var direct = new Uri(Broker);
        return TcpProxy.Start(direct.Host, direct.Port);
    }

    internal async Task<string> RegisterAsync(string displayName, string parent = "", string id = "")
    {
        var organization = await Organizations.CreateOrganizationAsync(new CreateOrganizationRequest
        {
            RequestId = ProbeHost.NewId(),
            OrganizationId = id,
            Organization = new Organization
            {
                DisplayName = displayName,
                Kind = OrganizationKind.AdministrativeUnit,
                Level = AdministrativeLevel.Province,
                Parent = parent,
                ValidFrom = "2004-01-01",
            },
        });
        return organization.Name;
    }

    /// <summary>Records that an organization is renamed, or put below another one, from a day on.</summary>
    internal async Task ChangeAsync(string day, Renaming? renaming = null, Relocation? relocation = null)
    {
        var change = new OrganizationChange
        {
            EffectiveDate = day,
            Reason = "Sắp xếp đơn vị hành chính",
            LegalBasis = new LegalBasis
            {
                DocumentKind = LegalDocumentKind.Resolution,
                Number = "1684/NQ-UBTVQH15",
                Issuer = "Ủy ban Thường vụ Quốc hội",
                IssueDate = "2025-06-16",
            },
        };
        if (renaming is not null)
            change.Renaming = renaming;
        if (relocation is not null)
            change.Relocation = relocation;
        await _changes.RecordOrganizationChangeAsync(new() { OrganizationChange = change, RequestId = ProbeHost.NewId() });
    }

    /// <summary>Renames an organization in the service's own database and says nothing of it.</summary>
    internal Task RenameSilentlyAsync(string name, string displayName) =>
        ChangeAsync("name = @value", name, displayName, organization => organization.DisplayName == displayName);

    /// <summary>Puts an organization below another one in the service's own database and says nothing of it.</summary>
    internal Task MoveSilentlyAsync(string name, string parent) =>
        ChangeAsync("parent_id = @value", name, Id(parent), organization => organization.Parent == parent);

    /// <summary>Says that an organization has changed, by an event of a type that nobody has heard of before.</summary>
    /// <returns>The event's id.</returns>
    internal async Task<Guid> AnnounceAsync(string name)
    {
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await _outsider.PublishAsync("organizations.organization.amended.ab12", $$"""
            { "specversion": "1.0", "id": "{{id:D}}", "source": "/antq/organizations", "type": "antq.organizations.organization.amended.v9",
              "subject": "{{name}}", "time": "{{TimeProvider.System.GetUtcNow():O}}", "sequence": "00000000000000000007",
              "subjectversion": "3", "correlationid": "req-5", "data": { "organization": "{{name}}", "reasons": [1, null] } }
            """);
        return id;
    }

    /// <summary>Waits until all that the organizations service has announced is noted: it makes no copy forget anything any more.</summary>
    internal async Task SettleAsync()
    {
        await using var connection = await OrganizationsDatabase.DataSource.OpenConnectionAsync();
        var events = await connection.QueryAsync<Guid>("select event_id from platform.outbox union select event_id from platform.feed");
        await Eventually.BecomesTrueAsync(() => AreNotedAsync([.. events]), Patience);
    }

    internal async Task AnnounceAndSettleAsync(string name)
    {
        var id = await AnnounceAsync(name);
        await Eventually.BecomesTrueAsync(() => AreNotedAsync([id]), Patience);
    }

    private async Task<bool> AreNotedAsync(Guid[] events) =>
        events.Length == await ScalarAsync<long>(
            _database, "select count(*) from platform.inbox where event_id = any(@events)", new { events });

    private static string Id(string name) => name["organizations/".Length..];

    /// <summary>Returns when the organizations service, which answers out of memory, has heard of it.</summary>
    private async Task ChangeAsync(string change, string name, string value, Func<Organization, bool> isSeen)
    {
        Assert.Equal(1, await ScalarAsync<long>(
            OrganizationsDatabase,
            $"""
            with changed as (update organization_version set {change} where organization_id = @id returning 1),
                 told as (select pg_notify('organizations_changed', @id))
            select count(*) from changed cross join told
            """,
            new { id = Id(name), value }));
        var request = new GetOrganizationRequest { Name = name, AsOf = $"{Copy.Day:yyyy-MM-dd}" };
        await Eventually.BecomesAsync(() => Organizations.GetOrganizationAsync(request).ResponseAsync, isSeen, TimeSpan.FromSeconds(30));
    }

    private static async Task<T> ScalarAsync<T>(TestDatabase database, string sql, object? parameters = null)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }
}

/// <summary>Classes of this collection run one after another and share the organizations service.</summary>
[CollectionDefinition(Name)]
public sealed class BesideOrganizations : ICollectionFixture<LookupSuite>
{
    public const string Name = "platform beside organizations";
}
