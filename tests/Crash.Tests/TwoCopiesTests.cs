using AnTq.Load;
using AnTq.Organizations.V1;
using AnTq.ServiceDefaults;
using AnTq.Testing;
using Aspire.Hosting;
using Aspire.Hosting.Testing;
using Grpc.Net.Client;
using Npgsql;
using Xunit;
using Xunit.Abstractions;

namespace AnTq.Crash.Tests;

/// <summary>The whole suite in two copies of every service, as the AppHost runs it: nothing depends on there being one.</summary>
public sealed class TwoCopiesTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Kills = 4;
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TakeoverLimit = TimeSpan.FromSeconds(5);
    private readonly ServiceCopies awards = new("AnTq.Awards.dll");
    private readonly ServiceCopies notifications = new("AnTq.Notifications.dll");
    private readonly List<GrpcChannel> channels = [];
    private DistributedApplication app = null!;
    private NpgsqlDataSource awardsDatabase = null!;
    private NpgsqlDataSource notificationsDatabase = null!;
    private int turn;

    public async Task InitializeAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(["Copies=2"], limit.Token);
        app = await builder.BuildAsync(limit.Token);
        await app.StartAsync(limit.Token);
        await app.ResourceNotifications.WaitForResourceHealthyAsync(ResourceNames.Awards, limit.Token);
        awardsDatabase = NpgsqlDataSource.Create((await app.GetConnectionStringAsync(ResourceNames.AwardsDatabase))!);
        notificationsDatabase = NpgsqlDataSource.Create((await app.GetConnectionStringAsync(ResourceNames.NotificationsDatabase))!);
        // A channel keeps to the copy that its connection was given to.
        for (var number = 0; number < 4; number++)
            channels.Add(ServiceEndpoints.OpenChannel(app.GetEndpoint(ResourceNames.Awards, ResourceNames.GrpcEndpoint)));
    }

    public async Task DisposeAsync()
    {
        channels.ForEach(channel => channel.Dispose());
        await awardsDatabase.DisposeAsync();
        await notificationsDatabase.DisposeAsync();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task The_other_relay_takes_over_within_5_seconds_and_nothing_is_lost_or_doubled()
    {
        using var organizations = ServiceEndpoints.OpenChannel(app.GetEndpoint(ResourceNames.Organizations, ResourceNames.GrpcEndpoint));
        var places = await LoadPlaces.RegisterAsync(new OrganizationService.OrganizationServiceClient(organizations));
        var load = new AwardLoad(new AwardCaller(NextChannel, CallLimit), places, awardsPerStatement: 2, Patience);
        var check = new SuiteCheck(
            awardsDatabase, notificationsDatabase, new Uri((await app.GetConnectionStringAsync(ResourceNames.RabbitMq))!));
        using var stop = new CancellationTokenSource();
        var granting = load.RunAsync(10, stop.Token);
        await Eventually.BecomesTrueAsync(async () => (await check.BacklogAsync()).Published > 0, Patience);

        for (var kill = 0; kill < Kills; kill++)
        {
            await IsFollowedAsync();
            var took = await KillLeaderAsync(check);
            output.WriteLine($"The other relay published {took.TotalSeconds:0.00} s after the leader's death.");
            Assert.True(took < TakeoverLimit, $"It took {took.TotalSeconds:0.00} s.");
            await BothRunAsync(notifications);
            await ServiceCopies.KillAsync(notifications.Pids()[kill % 2]);
        }

        await stop.CancelAsync();
        await granting;
        await check.BecomesQuietAsync(Patience);
        Assert.Empty(await check.FindFaultsAsync(load.Statements));
        Assert.All(load.Statements, statement => Assert.True(statement.IsConfirmed, statement.Id));
    }

    [Fact]
    public async Task All_copies_together_stay_within_what_PostgreSQL_grants_by_default()
    {
        const int serversDefault = 100;
        const int reserved = 3;
        await BothRunAsync(awards);
        var poolSize = int.Parse(awards.Setting("Persistence__MaximumPoolSize"), null);

        Assert.InRange(5 * 2 * (poolSize + 1), 1, serversDefault - reserved);
    }

    /// <summary>The time from the leader's death until another copy has published something.</summary>
    private async Task<TimeSpan> KillLeaderAsync(SuiteCheck check)
    {
        var leader = await Eventually.BecomesAsync(() => awards.LeaderAsync(awardsDatabase), found => found is not null, Patience);
        await ServiceCopies.KillAsync(leader!.Value);
        var died = TimeProvider.System.GetTimestamp();
        await Eventually.BecomesAsync(
            () => awards.LeaderAsync(awardsDatabase), found => found is not null && found != leader, Patience);
        var before = (await check.BacklogAsync()).Published;
        await Eventually.BecomesTrueAsync(async () => (await check.BacklogAsync()).Published > before, Patience);
        return TimeProvider.System.GetElapsedTime(died);
    }

    /// <summary>Another copy than the leader asks for the lock again and again.</summary>
    private Task IsFollowedAsync() => Eventually.BecomesTrueAsync(
        async () =>
        {
            await using var asking = awardsDatabase.CreateCommand(
                "select exists (select from pg_stat_activity where datname = current_database() and query like 'select pg_try_advisory_lock(%')");
            return await asking.ExecuteScalarAsync() is true && await awards.LeaderAsync(awardsDatabase) is not null;
        },
        Patience);

    private static Task BothRunAsync(ServiceCopies copies) =>
        Eventually.BecomesTrueAsync(() => Task.FromResult(copies.Pids().Count == 2), Patience);

    private GrpcChannel NextChannel() => channels[(int)((uint)Interlocked.Increment(ref turn) % channels.Count)];
}
