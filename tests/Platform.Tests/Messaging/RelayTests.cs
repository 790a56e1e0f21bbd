using System.Globalization;
using System.Text.Json;
using AnTq.Testing;
using Npgsql;
using RabbitMQ.Client;
using Xunit;

namespace AnTq.Platform.Tests.Messaging;

public sealed class RelayTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private EventSuite _suite = null!;

    public async Task InitializeAsync() => _suite = await EventSuite.StartAsync();

    public async Task DisposeAsync() => await _suite.DisposeAsync();

    [Fact]
    public async Task A_committed_event_reaches_the_exchange_as_a_cloud_event()
    {
        var host = await _suite.StartRelayAsync();
        await using var outsider = await OutsiderAsync("probe.award.granted.ab12.#");
        var item = await EventSuite.CreateAsync(host, "cloud event");

        var message = await FirstAsync(outsider);

        Assert.Equal("probe.award.granted.ab12.cd34", message.RoutingKey);
        Assert.Equal("application/cloudevents+json; charset=UTF-8", message.Properties.ContentType);
        Assert.Equal(DeliveryModes.Persistent, message.Properties.DeliveryMode);
        Assert.Equal((message.Text("id"), message.Text("type"), "probe"), (message.Properties.MessageId, message.Properties.Type, message.Properties.AppId));
        Assert.Equal("1.0", message.Text("specversion"));
        Assert.Equal("/antq/probe", message.Text("source"));
        Assert.Equal("antq.probe.award.granted.v1", message.Text("type"));
        Assert.Equal(item.Name, message.Text("subject"));
        Assert.Equal(item.Name, message.Text("partitionkey"));
        Assert.Equal("00000000000000000001", message.Text("sequence"));
        Assert.Equal("1", message.Text("subjectversion"));
        Assert.Equal("organizations/yen-bai", message.Text("orgunit"));
        Assert.Equal("application/json", message.Text("datacontenttype"));
        Assert.Equal("urn:antq:proto:antq.events.v1.AwardGranted", message.Text("dataschema"));
        Assert.Equal(TimeSpan.Zero, DateTimeOffset.Parse(message.Text("time"), CultureInfo.InvariantCulture).Offset);
        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$", message.Text("traceparent"));
        Assert.Equal(JsonValueKind.Object, message.Json.GetProperty("data").ValueKind);
        Assert.Equal(item.Name, message.Json.GetProperty("data").GetProperty("award").GetString());
    }

    [Fact]
    public async Task Transactions_that_commit_in_reverse_order_leave_no_gap_and_nothing_out()
    {
        await _suite.StartRelayAsync();
        await using var outsider = await OutsiderAsync("#");
        await using var slow = await _suite.Database.OpenConnectionAsync();
        await using var transaction = await slow.BeginTransactionAsync();
        await InsertAsync(slow, "first written");
        await using (var fast = await _suite.Database.OpenConnectionAsync())
            await InsertAsync(fast, "first committed");
        await _suite.BecomesAsync("select position from platform.feed_published", 1);

        await transaction.CommitAsync();
        await _suite.FeedIsCompleteAsync(2);
        await CountAsync(outsider, 2);

        Assert.Equal(
            ["1 first committed", "2 first written"],
            outsider.Messages.Select(message => $"{message.Sequence} {message.Text("subject")}"));
    }

    [Fact]
    public async Task Events_of_one_subject_arrive_in_order_and_positions_count_without_gap()
    {
        var host = await _suite.StartRelayAsync();
        await using var outsider = await OutsiderAsync("#");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(index => EventSuite.CreateAsync(host, $"order {index}", events: 20)));

        await CountAsync(outsider, 400);

        Assert.Equal(Enumerable.Range(1, 400).Select(position => (long)position), outsider.Messages.Select(message => message.Sequence));
        Assert.All(
            outsider.Messages.GroupBy(message => message.Text("subject")),
            subject => Assert.Equal(
                Enumerable.Range(1, 20).Select(version => version.ToString(CultureInfo.InvariantCulture)),
                subject.Select(message => message.Text("subjectversion"))));
    }

    [Fact]
    public async Task An_event_that_nobody_listens_to_can_be_seen_by_operators()
    {
        var host = await _suite.StartRelayAsync();
        await EventSuite.CreateAsync(host, "unrouted");
        await _suite.FeedIsCompleteAsync(1);
        await using var outsider = await BrokerProbe.OpenAsync(_suite.Broker);

        await outsider.CollectAsync("antq.unrouted");

        Assert.Equal("probe.award.granted.ab12.cd34", (await FirstAsync(outsider)).RoutingKey);
    }

    [Fact]
    public async Task Of_two_copies_one_leads_and_the_other_takes_over_within_5_seconds()
    {
        var first = await _suite.StartRelayAsync();
        await _suite.LeadersAsync(1);
        var second = await _suite.StartRelayAsync();
        await using var outsider = await OutsiderAsync("#");
        await Task.WhenAll(EventSuite.CreateAsync(first, "by the leader"), EventSuite.CreateAsync(second, "by the other"));
        await _suite.FeedIsCompleteAsync(2);
        await _suite.LeadersAsync(1);

        await _suite.StopAsync(first);
        await EventSuite.CreateAsync(second, "by the new leader");

        await Eventually.BecomesTrueAsync(() => Task.FromResult(outsider.Messages.Count >= 3), TimeSpan.FromSeconds(5));
        await _suite.FeedIsCompleteAsync(3);
    }

    [Fact]
    public async Task A_leader_whose_connection_is_ended_is_followed_by_another()
    {
        var host = await _suite.StartRelayAsync();
        await _suite.LeadersAsync(1);

        await _suite.ScalarAsync<bool>(
            "select bool_and(pg_terminate_backend(pid)) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())");
        await EventSuite.CreateAsync(host, "after the end");

        await _suite.FeedIsCompleteAsync(1);
    }

    [Fact]
    public async Task Without_a_broker_calls_go_on_and_events_wait()
    {
        var (line, address) = _suite.BadLine();
        await using var _ = line;
        var host = await _suite.StartRelayAsync(address);
        await using var outsider = await OutsiderAsync("#");
        await EventSuite.CreateAsync(host, "before");
        await _suite.FeedIsCompleteAsync(1);

        line.Cut();
        for (var index = 0; index < 20; index++)
            await EventSuite.CreateAsync(host, $"during {index}");
        await Eventually.BecomesTrueAsync(
            async () => (await host.Endpoints.HttpClient.GetStringAsync("/health")).Contains("Degraded", StringComparison.Ordinal), Patience);
        await _suite.BecomesAsync("select assigned from platform.feed_head", 21);
        Assert.Equal(1, await _suite.ScalarAsync<long>("select position from platform.feed_published"));

        line.Mend();
        await _suite.FeedIsCompleteAsync(21);
        await Eventually.BecomesTrueAsync(() => Task.FromResult(Subjects(outsider) == 21), Patience);
        await Eventually.BecomesTrueAsync(
            async () => !(await host.Endpoints.HttpClient.GetStringAsync("/health")).Contains("Degraded", StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task A_copy_that_dies_between_publishing_and_noting_repeats_events_and_gives_no_position_twice()
    {
        var (line, address) = _suite.BadLine();
        await using var _ = line;
        var dying = await _suite.StartRelayAsync(address);
        await using var outsider = await OutsiderAsync("#");
        await EventSuite.CreateAsync(dying, "before");
        await _suite.FeedIsCompleteAsync(1);

        // The broker gets the events; its confirms never arrive.
        line.ToClient.Close();
        for (var index = 0; index < 10; index++)
            await EventSuite.CreateAsync(dying, $"unconfirmed {index}");
        await CountAsync(outsider, 11);
        line.Cut();
        await _suite.StopAsync(dying);
        Assert.Equal(1, await _suite.ScalarAsync<long>("select position from platform.feed_published"));

        await _suite.StartRelayAsync();
        await _suite.FeedIsCompleteAsync(11);
        await CountAsync(outsider, 21);
        Assert.Equal(11, outsider.Messages.Select(message => message.Text("id")).Distinct().Count());
        Assert.All(outsider.Messages.GroupBy(message => message.Text("id")), repeated => Assert.Single(repeated.Select(message => message.Sequence).Distinct()));
    }

    /// <summary>Positions that another leader gave are not announced to this one: it has to look for them, but not wait for that.</summary>
    [Fact]
    public async Task A_feed_that_is_longer_than_what_may_be_on_its_way_goes_on_at_once_when_the_broker_confirms()
    {
        const int mostOnTheirWay = 2000;
        const int events = 2100;
        var (line, address) = _suite.BadLine();
        await using var _ = line;
        await using var outsider = await OutsiderAsync("#");
        var host = await _suite.StartRelayAsync(address);
        await EventSuite.CreateAsync(host, "the first");
        await _suite.FeedIsCompleteAsync(1);
        var took = new List<TimeSpan>();
        for (var before = 1; before < 3 * events; before += events)
        {
            line.ToClient.Close();
            await PlaceAsync(events);
            await CountAsync(outsider, before + mostOnTheirWay);
            var started = TimeProvider.System.GetTimestamp();
            line.Mend();
            await _suite.BecomesAsync("select position from platform.feed_published", before + events);
            took.Add(TimeProvider.System.GetElapsedTime(started));
        }

        // To look only once a second would take a second each time.
        Assert.InRange(took.Min(), TimeSpan.Zero, TimeSpan.FromSeconds(0.9));
    }

    [Fact]
    public async Task A_copy_that_dies_before_positions_are_given_loses_nothing()
    {
        await using (var seed = await _suite.StartAsync(_ => { }))
            await EventSuite.CreateAsync(seed, "waiting", events: 5);
        Assert.Equal(5, await _suite.ScalarAsync<long>("select count(*) from platform.outbox"));

        await _suite.StartRelayAsync();

        await _suite.FeedIsCompleteAsync(5);
    }

    private static int Subjects(BrokerProbe outsider) => outsider.Messages.Select(message => message.Text("subject")).Distinct().Count();

    private static Task CountAsync(BrokerProbe outsider, int count) => Eventually.BecomesTrueAsync(
        () => Task.FromResult(outsider.Messages.Count == count), Patience, () => $"{outsider.Messages.Count} messages");

    private static async Task<BrokerProbe.Message> FirstAsync(BrokerProbe outsider)
    {
        await Eventually.BecomesTrueAsync(() => Task.FromResult(!outsider.Messages.IsEmpty), Patience);
        return outsider.Messages.First();
    }

    private static async Task InsertAsync(NpgsqlConnection connection, string subject)
    {
        await using var insert = new NpgsqlCommand(
            """
            insert into platform.outbox
                (event_id, type, subject, subject_version, routing_key, path, occurred_at, correlation_id, data_type, data)
            values (gen_random_uuid(), 't', $1, 1, 'probe.award.granted', '', now(), 'c', 'd', '{}')
            """,
            connection)
        {
            Parameters = { new() { Value = subject } },
        };
        await insert.ExecuteNonQueryAsync();
    }

    // The relay declares the exchange when it leads.
    /// <summary>Puts events into the feed, as another leader would have.</summary>
    private async Task PlaceAsync(int count)
    {
        await using var command = _suite.Database.CreateCommand("""
            with head as (update platform.feed_head set assigned = assigned + $1 returning assigned - $1 as before)
            insert into platform.feed
                (position, event_id, type, subject, subject_version, routing_key, path, occurred_at, correlation_id, data_type, data)
            select before + number, gen_random_uuid(), 'antq.probe.award.granted', 'awards/' || number, number, 'probe.award.granted', '', now(),
                   'request', 'antq.events.v1.AwardGranted', '{}'
            from head, generate_series(1, $1) number
            """);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        await command.ExecuteNonQueryAsync();
    }

    private async Task<BrokerProbe> OutsiderAsync(string pattern)
    {
        var outsider = await BrokerProbe.OpenAsync(_suite.Broker);
        await outsider.DeclareExchangeAsync();
        await outsider.ListenAsync(pattern);
        return outsider;
    }
}
