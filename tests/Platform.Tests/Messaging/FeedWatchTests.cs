using System.Diagnostics.Metrics;
using AnTq.Feed.V1;
using AnTq.Platform.Errors;
using AnTq.Platform.Messaging;
using AnTq.Probe.V1;
using AnTq.Testing;
using Grpc.Core;
using Xunit;

namespace AnTq.Platform.Tests.Messaging;

[Collection(OpenWatches.Name)]
public sealed class FeedWatchTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly MeterListener _meters = new();
    private EventSuite _suite = null!;
    private ServiceHost _host = null!;
    private ProbeEventService.ProbeEventServiceClient _client = null!;
    private long _open;

    public async Task InitializeAsync()
    {
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "antq.feed.watches")
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((_, change, _, _) => Interlocked.Add(ref _open, change));
        _meters.Start();
        _suite = await EventSuite.StartAsync();
        _host = await _suite.StartRelayAsync();
        _client = new ProbeEventService.ProbeEventServiceClient(_host.Channel);
    }

    public async Task DisposeAsync()
    {
        await _suite.DisposeAsync();
        _meters.Dispose();
    }

    [Fact]
    public async Task What_was_is_told_and_then_what_comes_and_a_new_watch_goes_on_where_one_ended()
    {
        await EventSuite.CreateAsync(_host, "before", events: 3);
        await _suite.FeedIsCompleteAsync(3);
        long seen;
        using (var watch = _client.WatchEvents(new EventsRequest()))
        {
            var before = await HearAsync(watch, 3);
            await EventSuite.CreateAsync(_host, "later", events: 2);
            var later = await HearAsync(watch, 2);
            seen = watch.ResponseStream.Current.NextAfterSequence;
            Assert.Equal([1, 2, 3, 4, 5], before.Concat(later));
        }

        await EventSuite.CreateAsync(_host, "meanwhile", events: 2);
        using var next = _client.WatchEvents(new EventsRequest { AfterSequence = seen });

        Assert.Equal([6, 7], await HearAsync(next, 2));
    }

    [Fact]
    public async Task The_first_answer_comes_at_once_and_an_empty_one_shows_that_a_silent_stream_lives()
    {
        var impatient = await StartImpatientAsync();
        await _suite.AnnounceAsync(4);
        await _suite.FeedIsCompleteAsync(4);
        using var watch = impatient.WatchEvents(new EventsRequest { AfterSequence = 4 });
        var silence = new FeedPage { NextAfterSequence = 4, HeadSequence = 4 };

        for (var answer = 0; answer < 3; answer++)
            Assert.Equal(silence, await NextAsync(watch));
    }

    [Fact]
    public async Task Events_that_the_filter_passes_over_move_the_position_on()
    {
        var impatient = await StartImpatientAsync();
        using var watch = impatient.WatchEvents(new EventsRequest { TypePrefixes = { "antq.probe.rarity" } });
        Assert.Equal(new FeedPage(), await NextAsync(watch));

        await _suite.AnnounceAsync(7);
        FeedPage page;
        do
            page = await NextAsync(watch);
        while (page.NextAfterSequence < 7);
        Assert.Empty(page.Events);
        await _suite.AnnounceAsync(1, "rarity");
        Assert.Equal([8], await HearAsync(watch, 1));
    }

    [Fact]
    public async Task A_filter_finds_what_lies_far_behind_others()
    {
        await _suite.AnnounceAsync(25_000);
        await _suite.AnnounceAsync(1, "rarity");
        await _suite.BecomesAsync("select assigned from platform.feed_head", 25_001);
        using var watch = _client.WatchEvents(new EventsRequest { TypePrefixes = { "antq.probe.rarity" } });

        Assert.Equal([25_001], await HearAsync(watch, 1));
    }

    [Fact]
    public async Task A_slow_reader_holds_nobody_up_and_gets_everything_later()
    {
        const int events = 20_000;
        await _suite.AnnounceAsync(events, bytes: 1000);
        await _suite.BecomesAsync("select assigned from platform.feed_head", events);
        using var slow = _client.WatchEvents(new EventsRequest());
        using var quick = _client.WatchEvents(new EventsRequest());
        var expected = Enumerable.Range(1, events).Select(number => (long)number).ToList();

        Assert.Equal(expected, await HearAsync(quick, events));
        Assert.Equal(expected, await HearAsync(slow, events));
    }

    [Fact]
    public async Task Who_gives_up_is_told_nothing_more_and_costs_nothing_more()
    {
        using var cancel = new CancellationTokenSource();
        using var watch = _client.WatchEvents(new EventsRequest(), cancellationToken: cancel.Token);
        using var other = _client.WatchEvents(new EventsRequest());
        await NextAsync(watch);
        await NextAsync(other);
        Assert.Equal(2, Interlocked.Read(ref _open));

        await cancel.CancelAsync();

        var ended = await Assert.ThrowsAsync<RpcException>(() => watch.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(StatusCode.Cancelled, ended.StatusCode);
        await Eventually.BecomesAsync(() => Task.FromResult(Interlocked.Read(ref _open)), open => open == 1, Patience);
        await EventSuite.CreateAsync(_host, "still told");
        Assert.Equal([1], await HearAsync(other, 1));
    }

    [Fact]
    public async Task A_service_that_stops_ends_its_watches_so_that_they_are_opened_elsewhere()
    {
        var leaving = await _suite.StartRelayAsync();
        await EventSuite.CreateAsync(_host, "before");
        using var channel = ServiceEndpoints.OpenChannel(leaving.Endpoints.Grpc);
        using var watch = new ProbeEventService.ProbeEventServiceClient(channel).WatchEvents(new EventsRequest());
        await HearAsync(watch, 1);

        var started = TimeProvider.System.GetTimestamp();
        await _suite.StopAsync(leaving);

        var ended = await Assert.ThrowsAsync<RpcException>(() => watch.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(("SERVICE_STOPPING", StatusCode.Unavailable), (ended.ReadReason(), ended.StatusCode));
        // Well below the time that a stop allows for calls that do not end.
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(7));
        await EventSuite.CreateAsync(_host, "after");
        using var elsewhere = _client.WatchEvents(new EventsRequest { AfterSequence = 1 });
        Assert.Equal([2], await HearAsync(elsewhere, 1));
    }

    /// <summary>A copy that shows after a moment that its streams live.</summary>
    private async Task<ProbeEventService.ProbeEventServiceClient> StartImpatientAsync()
    {
        var host = await _suite.StartAsync(builder =>
        {
            builder.Configuration["Feed:Heartbeat"] = "00:00:00.3";
            builder.AddEventRelay();
        });
        return new ProbeEventService.ProbeEventServiceClient(host.Channel);
    }

    private static async Task<FeedPage> NextAsync(AsyncServerStreamingCall<FeedPage> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Patience, TimeProvider.System));
        return watch.ResponseStream.Current;
    }

    /// <summary>Reads until so many events have been told, and returns their positions.</summary>
    private static async Task<IReadOnlyList<long>> HearAsync(AsyncServerStreamingCall<FeedPage> watch, int count)
    {
        var sequences = new List<long>();
        while (sequences.Count < count)
            sequences.AddRange((await NextAsync(watch)).Events.Select(told => told.Sequence));
        return sequences;
    }
}

/// <summary>Classes of this collection run one after another: open watches are counted for the whole process.</summary>
[CollectionDefinition(Name)]
public sealed class OpenWatches
{
    public const string Name = "open watches";
}
