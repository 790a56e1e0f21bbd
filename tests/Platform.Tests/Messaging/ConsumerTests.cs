using AnTq.Events.V1;
using AnTq.Platform.Messaging;
using AnTq.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace AnTq.Platform.Tests.Messaging;

public sealed class ConsumerTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly RetrySchedule Quick = new(
        [TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(10)], [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)], [TimeSpan.FromSeconds(1)]);

    private readonly NoteAward.Plan _plan = new();
    private EventSuite _suite = null!;
    private BrokerProbe _outsider = null!;

    public async Task InitializeAsync()
    {
        _suite = await EventSuite.StartAsync();
        _outsider = await BrokerProbe.OpenAsync(_suite.Broker);
    }

    public async Task DisposeAsync()
    {
        await _outsider.DisposeAsync();
        await _suite.DisposeAsync();
    }

    [Fact]
    public async Task An_event_takes_effect_in_the_consumers_database()
    {
        var host = await _suite.StartAsync(builder =>
        {
            builder.AddEventRelay();
            AddConsumer(builder);
        });
        var item = await EventSuite.CreateAsync(host, "consumed");

        await TakesEffectAsync(item.Name, 1);

        Assert.Equal(
            ("/antq/probe", "antq.probe.award.granted.v1", item.Name, 1L, 1L, "ab12.cd34", "organizations/yen-bai"),
            (_plan.Last!.Source, _plan.Last.Type, _plan.Last.Subject, _plan.Last.SubjectVersion, _plan.Last.Sequence, _plan.Last.Path, _plan.Last.OrgUnit));
        Assert.Equal(
            1, await _suite.ScalarAsync<long>($"select count(*) from platform.inbox where consumer = 'noter' and source = '/antq/probe' and event_id = '{_plan.Last.Id}'"));
        Assert.Equal(
            _plan.Trace.ToString(), (await _suite.ScalarAsync<string>("select trace_parent from platform.feed")).Split('-')[1]);
    }

    [Fact]
    public async Task The_same_event_three_times_takes_effect_once()
    {
        await _suite.StartAsync(AddConsumer);
        var id = NewId();
        for (var time = 0; time < 3; time++)
            await PublishAsync(EventSuite.CloudEvent(id, EventSuite.Granted("awards/thrice")));
        await PublishAsync(EventSuite.CloudEvent(NewId(), EventSuite.Granted("awards/last")));

        await TakesEffectAsync("awards/last", 1);
        await EmptyAsync("probe.noter");

        await TakesEffectAsync("awards/thrice", 1);
    }

    [Fact]
    public async Task Many_copies_of_many_events_take_effect_once_each_in_two_copies_of_the_service()
    {
        await _suite.StartAsync(AddConsumer);
        await _suite.StartAsync(AddConsumer);
        var events = Enumerable.Range(0, 100).Select(index => EventSuite.CloudEvent(NewId(), EventSuite.Granted($"awards/{index}"))).ToList();

        await Task.WhenAll(Enumerable.Range(0, 3).SelectMany(_ => events).Select(PublishAsync));

        await _suite.BecomesAsync("select count(*) from platform.inbox", 100);
        await EmptyAsync("probe.noter");
        Assert.Equal(100, await _suite.ScalarAsync<long>("select count(*) from noted_award where times = 1"));
    }

    [Fact]
    public async Task Events_that_are_ready_at_the_same_time_share_a_transaction()
    {
        await ReceiveAtOnceAsync(Enumerable.Range(0, 200).Select(index => $"awards/{index}"));

        await _suite.BecomesAsync("select count(*) from platform.inbox", 200);
        Assert.InRange(await _suite.ScalarAsync<long>("select count(distinct xmin::text) from platform.inbox"), 1, 100);
        Assert.Equal(200, await _suite.ScalarAsync<long>("select count(*) from noted_award where times = 1"));
    }

    [Fact]
    public async Task An_event_that_the_database_refuses_takes_none_with_it_that_shared_its_transaction()
    {
        await ReceiveAtOnceAsync(Enumerable.Range(0, 50).Select(index => index % 10 == 5 ? $"awards/{index}\0" : $"awards/{index}"));

        await Eventually.BecomesAsync(() => _outsider.CountAsync("probe.noter_error"), count => count == 5, Patience);
        await _suite.BecomesAsync("select count(*) from platform.inbox", 45);
        Assert.Equal(45, await _suite.ScalarAsync<long>("select count(*) from noted_award where times = 1"));
    }

    [Fact]
    public async Task Events_that_come_again_among_others_take_effect_once()
    {
        var events = Enumerable.Range(0, 60).Select(index => EventSuite.CloudEvent(NewId(), EventSuite.Granted($"awards/{index}"))).ToList();

        await ReceiveBodiesAtOnceAsync([.. events, .. events.Where((_, index) => index % 3 == 0), .. events.Take(5)]);

        await _suite.BecomesAsync("select count(*) from platform.inbox", 60);
        await EmptyAsync("probe.noter");
        Assert.Equal(60, await _suite.ScalarAsync<long>("select count(*) from noted_award where times = 1"));
    }

    [Fact]
    public async Task Poison_is_set_aside_and_the_next_event_takes_effect()
    {
        await _suite.StartAsync(AddConsumer);
        string[] poison =
        [
            "not json", "{}", "[1]", "", EventSuite.CloudEvent(NewId(), """{ "award": 7 }"""),
            EventSuite.CloudEvent(NewId(), "{}").Replace("1.0", "0.3", StringComparison.Ordinal),
        ];
        foreach (var body in poison)
            await PublishAsync(body);
        await PublishAsync(EventSuite.CloudEvent(NewId(), EventSuite.Granted("awards/after-poison")));

        await TakesEffectAsync("awards/after-poison", 1);
        await Eventually.BecomesAsync(() => _outsider.CountAsync("probe.noter_error"), count => count == poison.Length, Patience);
        await EmptyAsync("probe.noter");
        Assert.Equal(1, await _suite.ScalarAsync<long>("select count(*) from platform.inbox"));
    }

    [Fact]
    public async Task An_event_of_another_type_and_one_with_new_fields_are_no_poison()
    {
        await _suite.StartAsync(AddConsumer);
        await PublishAsync(EventSuite.CloudEvent(NewId(), "{}", "antq.probe.award.revoked.v1"));
        await PublishAsync(EventSuite.CloudEvent(NewId(), """{ "award": "awards/newer", "addedLater": true }"""));

        await TakesEffectAsync("awards/newer", 1);
        await EmptyAsync("probe.noter");
        Assert.Equal(0U, await _outsider.CountAsync("probe.noter_error"));
    }

    [Fact]
    public async Task A_failure_that_passes_is_tried_again_at_once()
    {
        _plan.FailureOfTry = attempt => attempt <= 2 ? new InvalidOperationException("twice") : null;
        await _suite.StartAsync(AddConsumer);
        await PublishAsync(EventSuite.CloudEvent(NewId(), EventSuite.Granted("awards/twice")));

        await TakesEffectAsync("awards/twice", 1);

        Assert.Equal(3, _plan.Tries);
    }

    [Fact]
    public async Task A_failure_that_lasts_is_redelivered_later_without_blocking_others()
    {
        _plan.FailureOfTry = attempt => attempt <= 7 && _plan.Last!.Data.Award == "awards/later" ? new TimeoutException("a while") : null;
        await _suite.StartAsync(AddConsumer);
        await PublishAsync(EventSuite.CloudEvent(NewId(), EventSuite.Granted("awards/later")));
        await Eventually.BecomesTrueAsync(() => Task.FromResult(_plan.Tries >= 3), Patience);
        await PublishAsync(EventSuite.CloudEvent(NewId(), EventSuite.Granted("awards/other")));

        await TakesEffectAsync("awards/other", 1);
        await TakesEffectAsync("awards/later", 1);

        await EmptyAsync("probe.noter");
        Assert.Equal(0U, await _outsider.CountAsync("probe.noter_error"));
    }

    [Fact]
    public async Task A_failure_that_never_ends_is_set_aside_whole()
    {
        _plan.FailureOfTry = _ => new InvalidOperationException("always");
        await _suite.StartAsync(AddConsumer);
        var body = EventSuite.CloudEvent(NewId(), EventSuite.Granted("awards/never"));
        await PublishAsync(body);

        await Eventually.BecomesAsync(() => _outsider.CountAsync("probe.noter_error"), count => count == 1, Patience);
        await _outsider.CollectAsync("probe.noter_error");
        await Eventually.BecomesTrueAsync(() => Task.FromResult(!_outsider.Messages.IsEmpty), Patience);

        Assert.Equal(body, System.Text.Encoding.UTF8.GetString(_outsider.Messages.First().Body));
        Assert.Equal(6, _plan.Tries);
        Assert.Equal(0, await _suite.ScalarAsync<long>("select count(*) from platform.inbox"));
    }

    [Fact]
    public async Task Without_its_database_a_consumer_waits_and_sets_nothing_aside()
    {
        var direct = new NpgsqlConnectionStringBuilder(_suite.DatabaseConnection);
        await using var line = TcpProxy.Start(direct.Host!, direct.Port);
        (direct.Host, direct.Port) = ("127.0.0.1", line.Port);
        await _suite.StartAsync(AddConsumer, database: direct.ConnectionString);

        line.Cut();
        await PublishAsync(EventSuite.CloudEvent(NewId(), EventSuite.Granted("awards/database-away")));
        await Eventually.BecomesTrueAsync(() => Task.FromResult(_plan.Tries >= 2), Patience);
        line.Mend();

        await TakesEffectAsync("awards/database-away", 1);
        Assert.Equal(0U, await _outsider.CountAsync("probe.noter_error"));
    }

    [Fact]
    public async Task A_consumer_finds_back_to_its_broker()
    {
        var (line, address) = _suite.BadLine();
        await using var _ = line;
        var host = await _suite.StartAsync(AddConsumer, address);
        line.Cut();
        await PublishAsync(EventSuite.CloudEvent(NewId(), EventSuite.Granted("awards/broker-away")));
        await Eventually.BecomesTrueAsync(
            async () => (await host.Endpoints.HttpClient.GetStringAsync("/health")).Contains("Degraded", StringComparison.Ordinal), Patience);
        line.Mend();

        await TakesEffectAsync("awards/broker-away", 1);
    }

    private static Guid NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    private void AddConsumer(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(_plan);
        builder.AddEventConsumer("noter", consumer => consumer
            .Bind("probe.award.#")
            .Handle<AwardGranted, NoteAward>("antq.probe.award.granted.v1")
            .Retry(Quick));
    }

    private Task PublishAsync(string body) => _outsider.PublishAsync("probe.award.granted.ab12", body);

    private Task ReceiveAtOnceAsync(IEnumerable<string> awards) =>
        ReceiveBodiesAtOnceAsync(awards.Select(award => EventSuite.CloudEvent(NewId(), EventSuite.Granted(award))));

    /// <summary>Publishes events while nobody consumes them, so that many are ready at the same time.</summary>
    private async Task ReceiveBodiesAtOnceAsync(IEnumerable<string> bodies)
    {
        await _suite.StopAsync(await _suite.StartAsync(AddConsumer));
        foreach (var body in bodies)
            await PublishAsync(body);
        await _suite.StartAsync(AddConsumer);
    }

    private Task TakesEffectAsync(string award, long times) =>
        _suite.BecomesAsync($"select coalesce(max(times), 0) from noted_award where award = '{award}'", times);

    private Task<uint> EmptyAsync(string queue) => Eventually.BecomesAsync(() => _outsider.CountAsync(queue), count => count == 0, Patience);
}
