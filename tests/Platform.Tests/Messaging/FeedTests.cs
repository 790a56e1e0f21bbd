using System.Text;
using AnTq.Feed.V1;
using AnTq.Platform.Errors;
using AnTq.Platform.Messaging;
using AnTq.Platform.Tests.Probe;
using AnTq.Probe.V1;
using AnTq.Testing;
using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace AnTq.Platform.Tests.Messaging;

[Collection(OpenWatches.Name)]
public sealed class FeedTests : IAsyncLifetime
{
    private const int MebiByte = 1024 * 1024;
    private EventSuite _suite = null!;
    private ServiceHost _host = null!;
    private ProbeEventService.ProbeEventServiceClient _client = null!;

    public async Task InitializeAsync()
    {
        _suite = await EventSuite.StartAsync();
        _host = await _suite.StartRelayAsync();
        _client = new ProbeEventService.ProbeEventServiceClient(_host.Channel);
    }

    public async Task DisposeAsync() => await _suite.DisposeAsync();

    [Fact]
    public async Task The_feed_is_read_from_the_beginning_and_from_any_position()
    {
        Assert.Equal(new FeedPage(), await _client.ListEventsAsync(new EventsRequest()));
        await EventSuite.CreateAsync(_host, "feed", events: 5);
        await _suite.FeedIsCompleteAsync(5);

        var all = await _client.ListEventsAsync(new EventsRequest());
        var some = await _client.ListEventsAsync(new EventsRequest { AfterSequence = 3, PageSize = 1 });
        var end = await _client.ListEventsAsync(new EventsRequest { AfterSequence = 5 });

        Assert.Equal([1, 2, 3, 4, 5], Sequences(all));
        Assert.Equal((5, 5), (all.NextAfterSequence, all.HeadSequence));
        Assert.Equal([4], Sequences(some));
        Assert.Equal((4, 5), (some.NextAfterSequence, some.HeadSequence));
        Assert.Equal(new FeedPage { NextAfterSequence = 5, HeadSequence = 5 }, end);
    }

    [Fact]
    public async Task An_event_is_told_with_the_very_bytes_that_went_to_the_broker()
    {
        await using var outsider = await BrokerProbe.OpenAsync(_suite.Broker);
        await outsider.DeclareExchangeAsync();
        await outsider.ListenAsync("#");
        var item = await EventSuite.CreateAsync(_host, "Thành phố \"Yên Bái\"");
        await Eventually.BecomesTrueAsync(() => Task.FromResult(!outsider.Messages.IsEmpty), TimeSpan.FromSeconds(20));

        var told = Assert.Single((await _client.ListEventsAsync(new EventsRequest())).Events);

        var message = outsider.Messages.First();
        Assert.Equal(message.Body, Encoding.UTF8.GetBytes(told.CloudEvent));
        Assert.Equal((message.Text("id"), message.Text("type"), message.Sequence), (told.Id, told.Type, told.Sequence));
        Assert.Equal((item.Name, 1, "ab12.cd34"), (told.Subject, told.SubjectVersion, told.Path));
        Assert.Equal(message.Json.GetProperty("time").GetDateTimeOffset(), told.Time.ToDateTimeOffset());
    }

    [Fact]
    public async Task Filters_go_by_whole_parts_of_types_and_paths()
    {
        await _suite.AnnounceAsync(1, "award", "ab12.cd34");
        await _suite.AnnounceAsync(1, "award", "ab12");
        await _suite.AnnounceAsync(1, "award_statement", "ab1.cd34");
        await _suite.AnnounceAsync(1, "awardxstatement", "");
        await _suite.FeedIsCompleteAsync(4);

        Assert.Equal([1, 2], await FilteredAsync("", "antq.probe.award"));
        Assert.Equal([3], await FilteredAsync("", "antq.probe.award_statement.granted.v1"));
        Assert.Equal([1, 2, 4], await FilteredAsync("", "antq.probe.awardxstatement", "antq.probe.award.granted"));
        Assert.Equal([1, 2, 3, 4], await FilteredAsync("", "antq.probe"));
        Assert.Equal([1, 2], await FilteredAsync("ab12"));
        Assert.Equal([1], await FilteredAsync("ab12.cd34"));
        Assert.Empty(await FilteredAsync("ab1", "antq.probe.award"));
    }

    [Fact]
    public async Task A_filter_that_hardly_anything_fits_costs_a_bounded_look_per_page()
    {
        await _suite.AnnounceAsync(2 * FeedSql.Window + 500);
        await _suite.AnnounceAsync(1, "rarity");
        await _suite.BecomesAsync("select assigned from platform.feed_head", 2 * FeedSql.Window + 501);
        var request = new EventsRequest { TypePrefixes = { "antq.probe.rarity" } };
        var pages = new List<FeedPage>();
        do
        {
            pages.Add(await _client.ListEventsAsync(request));
            request.AfterSequence = pages[^1].NextAfterSequence;
        }
        while (request.AfterSequence < pages[^1].HeadSequence);

        Assert.Equal([FeedSql.Window, 2 * FeedSql.Window, 2 * FeedSql.Window + 501], pages.Select(page => page.NextAfterSequence));
        Assert.Equal([2 * FeedSql.Window + 501], pages.SelectMany(Sequences));
    }

    [Fact]
    public async Task A_page_of_large_events_ends_early_and_none_is_lost()
    {
        await _suite.AnnounceAsync(300, bytes: 10_000);
        await _suite.AnnounceAsync(1, bytes: OutboxRow.MaximumDataBytes);
        await _suite.FeedIsCompleteAsync(301);
        var request = new EventsRequest { PageSize = 500 };
        var sequences = new List<long>();
        while (request.AfterSequence < 301)
        {
            var page = await _client.ListEventsAsync(request);
            Assert.NotEmpty(page.Events);
            Assert.InRange(page.CalculateSize(), 0, MebiByte);
            sequences.AddRange(Sequences(page));
            request.AfterSequence = page.NextAfterSequence;
        }

        Assert.Equal(Enumerable.Range(1, 301).Select(number => (long)number), sequences);
    }

    [Fact]
    public async Task A_page_holds_50_events_when_nobody_says_and_500_at_most()
    {
        await _suite.AnnounceAsync(600);
        await _suite.FeedIsCompleteAsync(600);

        Assert.Equal(50, (await _client.ListEventsAsync(new EventsRequest())).Events.Count);
        Assert.Equal(500, (await _client.ListEventsAsync(new EventsRequest { PageSize = 100_000 })).Events.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(long.MaxValue)]
    public async Task A_position_that_was_never_given_is_refused_and_not_waited_for(long after)
    {
        var refused = await ProbeHost.RefusedAsync(_client.ListEventsAsync(new EventsRequest { AfterSequence = after }));
        using var watch = _client.WatchEvents(new EventsRequest { AfterSequence = after });

        Assert.Equal(("SEQUENCE_BEYOND_HEAD", StatusCode.OutOfRange), (refused.ReadReason(), refused.StatusCode));
        Assert.Equal("after_sequence", Assert.Single(refused.ReadDetail<BadRequest>()!.FieldViolations).Field);
        var alsoRefused = await Assert.ThrowsAsync<RpcException>(() => watch.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal("SEQUENCE_BEYOND_HEAD", alsoRefused.ReadReason());
    }

    [Theory]
    [InlineData("antq.awards", "", "type_prefixes[1]")]
    [InlineData("antq.probed", "", "type_prefixes[1]")]
    [InlineData("antq.probe.", "", "type_prefixes[1]")]
    [InlineData("antq.probe.%", "", "type_prefixes[1]")]
    [InlineData("antq.probe", "AB.cd", "path_prefix")]
    [InlineData("antq.probe", "ab..cd", "path_prefix")]
    [InlineData("antq.probe", "organizations/a", "path_prefix")]
    public async Task A_filter_that_nothing_can_ever_fit_is_refused(string type, string path, string field)
    {
        var request = new EventsRequest { TypePrefixes = { "antq.probe.award", type }, PathPrefix = path };

        var refused = await ProbeHost.RefusedAsync(_client.ListEventsAsync(request));

        Assert.Equal("VALIDATION_FAILED", refused.ReadReason());
        Assert.Equal(field, Assert.Single(refused.ReadDetail<BadRequest>()!.FieldViolations).Field);
    }

    [Fact]
    public async Task A_negative_position_is_refused() =>
        Assert.Equal(
            "VALIDATION_FAILED",
            (await ProbeHost.RefusedAsync(_client.ListEventsAsync(new EventsRequest { AfterSequence = -1 }))).ReadReason());

    [Fact]
    public async Task A_page_is_read_by_the_index_of_positions()
    {
        await _suite.AnnounceAsync(5000);
        await _suite.BecomesAsync("select assigned from platform.feed_head", 5000);
        var filter = new FeedFilter(["antq.probe.award.%"], "ab12.%");
        await using var command = _suite.Database.CreateCommand($"analyze platform.feed; explain {FeedSql.Stretch(filter)
            .Replace("$1", "2000", StringComparison.Ordinal).Replace("$2", "500", StringComparison.Ordinal)
            .Replace("$3", "'{antq.probe.award.%}'::text[]", StringComparison.Ordinal).Replace("$4", "'ab12.%'", StringComparison.Ordinal)}");
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new StringBuilder();
        while (await reader.ReadAsync())
            plan.AppendLine(reader.GetString(0));

        Assert.Contains("Index Scan using feed_pkey on feed", plan.ToString(), StringComparison.Ordinal);
    }

    private async Task<IEnumerable<long>> FilteredAsync(string path, params string[] types) =>
        Sequences(await _client.ListEventsAsync(new EventsRequest { PathPrefix = path, TypePrefixes = { types } }));

    private static IEnumerable<long> Sequences(FeedPage page) => page.Events.Select(told => told.Sequence);
}
