using AnTq.Organizations.V1;
using AnTq.Testing;
using Dapper;
using Grpc.Core;
using Npgsql;
using Xunit;

namespace AnTq.Organizations.Tests.Tree;

/// <summary>
/// What is read out of memory is at most two seconds behind what any copy of the service has acknowledged, and never behind what the
/// answering copy has acknowledged itself.
/// </summary>
public sealed class FreshnessTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Who_has_written_reads_it_at_once_where_it_was_written()
    {
        await TreeProbe.InUseAsync(service, service.Client);
        for (var number = 0; number < 30; number++)
        {
            var created = await service.RegisterAsync(Requests.Create("Tỉnh Hà Giang", id: Requests.NewId("own")));

            Assert.Equal(created, await service.Client.GetOrganizationAsync(new() { Name = created.Name }));
        }

        await TreeProbe.InUseAsync(service, service.Client);
    }

    [Fact]
    public async Task Who_only_reads_the_feed_leaves_memory_in_use()
    {
        var events = new OrganizationEventService.OrganizationEventServiceClient(service.Channel);
        await TreeProbe.InUseAsync(service, service.Client);

        await TreeProbe.WithoutTablesAsync(service, async () =>
        {
            for (var time = 0; time < 50; time++)
            {
                await events.ListOrganizationEventsAsync(new());
                await service.Client.CountOrganizationsAsync(new(), deadline: TimeProvider.System.GetUtcNow().UtcDateTime + Promise);
            }

            return true;
        });
    }

    [Fact]
    public async Task Another_copy_reads_it_within_two_seconds()
    {
        await using var other = await service.StartAsync(TimeProvider.System);
        var client = new OrganizationService.OrganizationServiceClient(other.Channel);
        for (var number = 0; number < 5; number++)
        {
            await TreeProbe.InUseAsync(service, client);
            var created = await service.RegisterAsync(Requests.Create("Tỉnh Lạng Sơn"));

            await KnowsInTimeAsync(client, created);
        }
    }

    [Fact]
    public async Task After_the_line_was_cut_memory_comes_back_with_what_was_missed()
    {
        await using var other = await service.StartAsync(TimeProvider.System);
        var client = new OrganizationService.OrganizationServiceClient(other.Channel);
        await TreeProbe.InUseAsync(service, client);

        await using (var connection = await service.Database.DataSource.OpenConnectionAsync())
            await connection.ExecuteAsync("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and query = $$select 'organizations_changed'$$
                """);
        var created = await service.RegisterAsync(Requests.Create("Tỉnh Sơn La"));

        await KnowsInTimeAsync(client, created);
        await TreeProbe.InUseAsync(service, client);
        Assert.Equal(created, await TreeProbe.WithoutTablesAsync(service, async () => await client.GetOrganizationAsync(new() { Name = created.Name })));
    }

    [Fact]
    public async Task A_copy_that_hears_nothing_any_more_does_not_answer_with_what_it_knew()
    {
        var straight = new NpgsqlConnectionStringBuilder(service.Database.ConnectionString);
        await using var proxy = TcpProxy.Start(straight.Host!, straight.Port);
        var crooked = new NpgsqlConnectionStringBuilder(straight.ConnectionString) { Host = "127.0.0.1", Port = proxy.Port };
        await using var other = await service.StartAsync(TimeProvider.System, crooked.ConnectionString);
        var client = new OrganizationService.OrganizationServiceClient(other.Channel);
        await TreeProbe.InUseAsync(service, client);
        var parent = await service.RegisterAsync(Requests.Create("Tỉnh Lai Châu"));
        await KnowsInTimeAsync(client, parent);

        proxy.ToClient.Close();
        proxy.ToServer.Close();
        var created = await service.RegisterAsync(Requests.Create("Huyện Mường Tè", parent.Name, level: AdministrativeLevel.District));
        var acknowledged = TimeProvider.System.GetTimestamp();
        var read = new ListOrganizationsRequest { Parent = parent.Name };
        while (!await RefusesAsync(client, read, mayAnswer: TimeProvider.System.GetElapsedTime(acknowledged) <= Promise))
            continue;

        proxy.Mend();
        proxy.Cut();
        proxy.Mend();
        await TreeProbe.InUseAsync(service, client);
        Assert.Equal([created], (await client.ListOrganizationsAsync(read)).Organizations);
    }

    private static async Task KnowsInTimeAsync(OrganizationService.OrganizationServiceClient client, Organization created)
    {
        var acknowledged = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var isLast = TimeProvider.System.GetElapsedTime(acknowledged) > Promise;
            try
            {
                Assert.Equal(created, await client.GetOrganizationAsync(new() { Name = created.Name }));
                return;
            }
            catch (RpcException refused) when (
                // A call may meet a connection of the pool that was cut as well.
                refused.StatusCode is StatusCode.NotFound or StatusCode.Unavailable && !isLast)
            {
            }
        }
    }

    // What it still answers out of memory is at most two seconds old; after that only silence is right.
    private static async Task<bool> RefusesAsync(
        OrganizationService.OrganizationServiceClient client, ListOrganizationsRequest read, bool mayAnswer)
    {
        try
        {
            await client.ListOrganizationsAsync(read, deadline: TimeProvider.System.GetUtcNow().UtcDateTime + TimeSpan.FromSeconds(1));
            Assert.True(mayAnswer, "It answers with what it knew longer than promised.");
            return false;
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.DeadlineExceeded or StatusCode.Unavailable)
        {
            return true;
        }
    }
}
