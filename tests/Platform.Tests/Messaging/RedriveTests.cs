using AnTq.Events.V1;
using AnTq.Platform.Messaging;
using AnTq.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AnTq.Platform.Tests.Messaging;

public sealed class RedriveTests : IAsyncLifetime
{
    private readonly NoteAward.Plan _plan = new();
    private EventSuite _suite = null!;

    public async Task InitializeAsync() => _suite = await EventSuite.StartAsync();

    public async Task DisposeAsync() => await _suite.DisposeAsync();

    [Fact]
    public async Task What_was_set_aside_takes_effect_once_after_it_is_given_back()
    {
        _plan.FailureOfTry = _ => new InvalidOperationException("not repaired yet");
        await _suite.StartAsync(AddConsumer);
        await using var outsider = await BrokerProbe.OpenAsync(_suite.Broker);
        for (var index = 0; index < 5; index++)
            await outsider.PublishAsync("probe.award.granted", EventSuite.CloudEvent(NewId(), EventSuite.Granted($"awards/{index}")));
        var queues = new ErrorQueues(new Uri(_suite.Broker));
        await Eventually.BecomesAsync(() => CountAsync(queues, "probe.noter_error"), count => count == 5, TimeSpan.FromSeconds(30));

        // What fails anew is not given back again and again.
        Assert.Equal(5, await queues.RedriveAsync("probe.noter", 100, CancellationToken.None));
        await Eventually.BecomesAsync(() => CountAsync(queues, "probe.noter_error"), count => count == 5, TimeSpan.FromSeconds(30));

        _plan.FailureOfTry = _ => null;
        Assert.Equal(2, await queues.RedriveAsync("probe.noter", 2, CancellationToken.None));
        await _suite.BecomesAsync("select count(*) from noted_award", 2);
        Assert.Equal(3, await queues.RedriveAsync("probe.noter", 100, CancellationToken.None));

        await _suite.BecomesAsync("select count(*) from noted_award where times = 1", 5);
        Assert.Equal(0U, await CountAsync(queues, "probe.noter_error"));
        Assert.Equal(0, await queues.RedriveAsync("probe.noter", 100, CancellationToken.None));
    }

    private static async Task<uint> CountAsync(ErrorQueues queues, string queue) =>
        (await queues.CountAsync([queue], CancellationToken.None))[queue] ?? 0;

    private static Guid NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    private void AddConsumer(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(_plan);
        builder.AddEventConsumer("noter", consumer => consumer
            .Bind("probe.award.#")
            .Handle<AwardGranted, NoteAward>("antq.probe.award.granted.v1")
            .Retry(new RetrySchedule([], [], [])));
    }
}
