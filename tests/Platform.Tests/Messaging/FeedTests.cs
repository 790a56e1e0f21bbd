using AnTq.Events.V1;
using AnTq.Platform.Messaging;
using AnTq.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AnTq.Platform.Tests.Messaging;

public sealed class FeedTests : IAsyncLifetime
{
    private readonly FeedHolder _holder = new();
    private EventSuite _suite = null!;
    private ServiceHost _host = null!;

    public async Task InitializeAsync()
    {
        _suite = await EventSuite.StartAsync();
        _host = await _suite.StartAsync(Add);
    }

    public async Task DisposeAsync() => await _suite.DisposeAsync();

    [Fact]
    public async Task The_feed_is_read_from_the_beginning_and_from_any_position()
    {
        await EventSuite.CreateAsync(_host, "feed", events: 5);
        await _suite.FeedIsCompleteAsync(5);

        var all = await _holder.Feed.ReadAsync(0, 100, CancellationToken.None);
        var some = await _holder.Feed.ReadAsync(3, 1, CancellationToken.None);

        Assert.Equal([1, 2, 3, 4, 5], all.Select(found => found.Sequence));
        Assert.Equal(4, Assert.Single(some).Sequence);
        Assert.Equal(4, some[0].ReadData<AwardGranted>().CollectiveCount);
    }

    [Fact]
    public async Task The_feed_holds_the_very_bytes_that_go_to_the_broker()
    {
        await using var outsider = await BrokerProbe.OpenAsync(_suite.Broker);
        await outsider.DeclareExchangeAsync();
        await outsider.ListenAsync("#");
        await EventSuite.CreateAsync(_host, "bytes");
        await Eventually.BecomesTrueAsync(() => Task.FromResult(!outsider.Messages.IsEmpty), TimeSpan.FromSeconds(20));

        var found = Assert.Single(await _holder.Feed.ReadAsync(0, 100, CancellationToken.None));

        Assert.Equal(outsider.Messages.First().Body, found.CloudEvent.ToArray());
    }

    [Fact]
    public async Task A_watch_tells_what_was_and_what_comes_and_that_it_lives()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await EventSuite.CreateAsync(_host, "before");
        await _suite.FeedIsCompleteAsync(1);
        await using var watch = _holder.Feed.WatchAsync(0, TimeSpan.FromMilliseconds(300), limit.Token).GetAsyncEnumerator(limit.Token);

        Assert.Equal(1, Assert.Single(await NextAsync(watch)).Sequence);
        Assert.Empty(await NextAsync(watch));
        await EventSuite.CreateAsync(_host, "later");
        IReadOnlyList<FeedEvent> next;
        do
            next = await NextAsync(watch);
        while (next.Count == 0);
        Assert.Equal(2, Assert.Single(next).Sequence);
    }

    private static async Task<IReadOnlyList<FeedEvent>> NextAsync(IAsyncEnumerator<IReadOnlyList<FeedEvent>> watch)
    {
        Assert.True(await watch.MoveNextAsync());
        return watch.Current;
    }

    private void Add(WebApplicationBuilder builder)
    {
        builder.AddEventRelay();
        builder.Services.AddHostedService(provider => _holder.Take(provider));
    }

    /// <summary>Takes the feed out of the host, as a service's own Grpc room would get it.</summary>
    private sealed class FeedHolder : Microsoft.Extensions.Hosting.IHostedService
    {
        public EventFeed Feed { get; private set; } = null!;

        public FeedHolder Take(IServiceProvider services)
        {
            Feed = services.GetRequiredService<EventFeed>();
            return this;
        }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
