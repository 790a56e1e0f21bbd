using AnTq.Organizations.V1;
using AnTq.Platform.Grpc;
using AnTq.Platform.LocalCopy;
using AnTq.Platform.Persistence;
using AnTq.Platform.Tests.Caching;
using AnTq.ServiceDefaults;
using AnTq.Testing;
using Dapper;
using Grpc.Net.ClientFactory;
using Microsoft.Extensions.DependencyInjection;

namespace AnTq.Platform.Tests.LocalCopy;

/// <summary>A service with a copy of the organizations, of which a test starts as many copies as it wants on one database.</summary>
internal sealed class CopySuite(LookupSuite beside) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TestDatabase _database = new();

    public static async Task<CopySuite> StartAsync(LookupSuite beside)
    {
        var suite = new CopySuite(beside);
        await suite._database.InitializeAsync();
        return suite;
    }

    public ValueTask DisposeAsync() => new(_database.DisposeAsync());

    public async Task<Reader> StartReaderAsync(TcpProxy? lineToOrganizations = null, TcpProxy? lineToBroker = null)
    {
        var questions = new QuestionCounter();
        OrganizationView? view = null;
        var host = await ServiceHost.StartAsync(
            builder =>
            {
                builder.AddServiceDefaults();
                builder.AddGrpcServer("probe");
                builder.AddDatabase("probe-db", typeof(CopySuite).Assembly);
                builder.AddOrganizationView();
                builder.Services.ConfigureAll<GrpcClientFactoryOptions>(options => options.InterceptorRegistrations.Add(
                    new InterceptorRegistration(InterceptorScope.Client, _ => questions)));
            },
            app =>
            {
                app.MapDefaultEndpoints();
                view = app.Services.GetRequiredService<OrganizationView>();
            },
            beside.Settings(_database.ConnectionString, null, lineToOrganizations, lineToBroker));
        return new Reader(host, view!, questions);
    }

    /// <summary>Records that an organization is renamed, or put below another one, from a day on.</summary>
    public Task ChangeAsync(string day, Renaming? renaming = null, Relocation? relocation = null) => beside.ChangeAsync(day, renaming, relocation);

    /// <summary>Tells of an organization in the feed once more what was true of it before.</summary>
    public async Task TellAgainAsync(string name)
    {
        await using var connection = await beside.OrganizationsDatabase.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            insert into platform.outbox (event_id, type, subject, subject_version, routing_key, path, org_unit, occurred_at,
                correlation_id, trace_parent, data_type, data)
            select gen_random_uuid(), type, subject, subject_version, routing_key, path, org_unit, occurred_at,
                correlation_id, trace_parent, data_type, data
            from platform.feed where subject = @name order by position limit 1
            """,
            new { name });
    }

    /// <summary>Waits until everything that the organizations service has announced is in the copy.</summary>
    public async Task SettleAsync()
    {
        await Eventually.BecomesTrueAsync(
            async () => await CountAsync(beside.OrganizationsDatabase, "select count(*) from platform.outbox") == 0, Patience);
        var head = await CountAsync(beside.OrganizationsDatabase, "select assigned from platform.feed_head");
        await Eventually.BecomesTrueAsync(async () => await PositionAsync() == head, Patience);
    }

    public Task<long> PositionAsync() => CountAsync(_database, "select position from platform.organization_copy_position");

    public async Task SetPositionAsync(long position) => await CountAsync(
        _database, "update platform.organization_copy_position set position = @position returning position", new { position });

    /// <summary>
    /// Leaves the copy as another copy of the service would that has begun to fill it anew, and has come as far as what was first told.
    /// </summary>
    public async Task BeginAnewAsync(string name, string firstDisplayName) => await CountAsync(
        _database,
        """
        update platform.organization_copy set subject_version = 0 where name = @name;
        update platform.organization_copy_version set display_name = @firstDisplayName where name = @name;
        update platform.organization_copy_position set position = 0 returning position
        """,
        new { name, firstDisplayName });

    /// <summary>Lets nobody fill the copy until it is given up.</summary>
    public Task<HeldLock> HoldAsync() => HeldLock.TakeAsync(
        _database.DataSource, "select position from platform.organization_copy_position for update");

    private static async Task<long> CountAsync(TestDatabase database, string sql, object? parameters = null)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>(sql, parameters);
    }
}
