using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using AnTq.Events.V1;
using AnTq.Platform.Messaging;
using AnTq.Platform.Tests.Messaging;
using AnTq.Platform.Tests.Probe;
using AnTq.Probe.V1;
using AnTq.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AnTq.Platform.Tests.Telemetry;

public sealed class MetricTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private readonly ConcurrentDictionary<string, ConcurrentBag<double>> _measured = new();
    private readonly MeterListener _listener = new();
    private EventSuite _suite = null!;

    public async Task InitializeAsync()
    {
        _suite = await EventSuite.StartAsync();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "AnTq.Platform")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    public async Task DisposeAsync()
    {
        _listener.Dispose();
        await _suite.DisposeAsync();
    }

    [Fact]
    public async Task Operators_see_what_waits_what_moves_and_what_is_refused()
    {
        var host = await _suite.StartAsync(Add);
        var client = new ProbeService.ProbeServiceClient(host.Channel);
        var request = ProbeHost.NewItem("measured");
        request.Events = 1;
        await client.CreateItemAsync(request);
        await client.CreateItemAsync(request);
        await ProbeHost.RefusedAsync(client.FailAsync(new Failure { Kind = "refusal" }));

        await MeasuresAsync("antq.requests.replayed rpc.method=antq.probe.v1.ProbeService/CreateItem");
        await MeasuresAsync("antq.calls.refused rpc.method=antq.probe.v1.ProbeService/Fail reason=TITLE_TAKEN");
        await MeasuresAsync("antq.relay.published");
        await MeasuresAsync("antq.consumer.events consumer=measurer outcome=handled");
        await MeasuresAsync("antq.consumer.lag consumer=measurer");
        await MeasuresAsync("antq.outbox.waiting");
        await MeasuresAsync("antq.feed.unpublished");
        await MeasuresAsync("antq.feed.oldest_unpublished");
        await MeasuresAsync("antq.queue.messages queue=probe.measurer_error");
    }

    [Fact]
    public async Task Operators_see_how_much_waits_and_for_how_long()
    {
        // Numbers that no other test's service shows meanwhile.
        const int events = 4711;
        const double tenDays = 864_000;
        var (line, address) = _suite.BadLine();
        await using var _ = line;
        await _suite.StartRelayAsync(address);
        line.Cut();
        await using (await HeldLock.TakeAsync(_suite.Database, "select 1 from platform.feed_head for update"))
        {
            await _suite.AnnounceAsync(events);
            await MeasuresAsync("antq.outbox.waiting", count => count == events);
        }

        await _suite.BecomesAsync("select assigned from platform.feed_head", events);
        await MeasuresAsync("antq.feed.unpublished", count => count == events);
        await using (var age = _suite.Database.CreateCommand("update platform.feed set occurred_at = occurred_at - interval '10 days'"))
            await age.ExecuteNonQueryAsync();
        await MeasuresAsync("antq.feed.oldest_unpublished", seconds => seconds is > tenDays and < tenDays + 600);
        line.Mend();
        await _suite.FeedIsCompleteAsync(events);
        Assert.InRange(_measured["antq.relay.published"].Sum(), events, double.MaxValue);
    }

    [Fact]
    public async Task Operators_see_what_comes_twice_what_is_tried_again_and_what_is_set_aside()
    {
        var plan = new NoteAward.Plan();
        plan.FailureOfTry = _ => plan.Last!.Data.Award == "awards/broken" ? new InvalidOperationException("broken") : null;
        await _suite.StartAsync(builder =>
        {
            builder.Services.AddSingleton(plan);
            builder.AddEventConsumer("troubled", consumer => consumer
                .Bind("probe.award.#")
                .Handle<AwardGranted, NoteAward>("antq.probe.award.granted.v1")
                .Retry(new RetrySchedule([TimeSpan.FromMilliseconds(10)], [TimeSpan.FromSeconds(1)], [TimeSpan.FromSeconds(1)])));
        });
        await using var outsider = await BrokerProbe.OpenAsync(_suite.Broker);
        var twice = EventSuite.CloudEvent(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), EventSuite.Granted("awards/twice"));
        var broken = EventSuite.CloudEvent(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), EventSuite.Granted("awards/broken"));

        foreach (var message in new[] { twice, twice, broken })
            await outsider.PublishAsync("probe.award.granted", message);

        await MeasuresAsync("antq.queue.messages queue=probe.troubled_error", count => count == 1);
        Assert.Equal((1, 1), (Sum("handled"), Sum("repeated")));
        // Two deliveries of two tries each.
        Assert.Equal((4, 1, 1), (Sum("retried"), Sum("put_back"), Sum("set_aside")));

        double Sum(string outcome) => _measured[$"antq.consumer.events consumer=troubled outcome={outcome}"].Sum();
    }

    private Task MeasuresAsync(string name, Func<double, bool>? isExpected = null) => Eventually.BecomesTrueAsync(
        () =>
        {
            _listener.RecordObservableInstruments();
            return Task.FromResult(_measured.TryGetValue(name, out var values) && values.Any(isExpected ?? (_ => true)));
        },
        Patience,
        () => $"{name}\n{string.Join('\n', _measured.Select(measured => $"{measured.Key}: {string.Join(' ', measured.Value.Distinct().TakeLast(20))}"))}");

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = instrument.Name;
        foreach (var tag in tags)
            name += $" {tag.Key}={tag.Value}";
        _measured.GetOrAdd(name, _ => []).Add(value);
    }

    private static void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new NoteAward.Plan());
        builder.AddEventRelay();
        builder.AddEventConsumer("measurer", consumer => consumer
            .Bind("probe.award.#")
            .Handle<AwardGranted, NoteAward>("antq.probe.award.granted.v1"));
    }
}
