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
    private readonly ConcurrentDictionary<string, double> _measured = new();
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

    private Task MeasuresAsync(string name) => Eventually.BecomesTrueAsync(
        () =>
        {
            _listener.RecordObservableInstruments();
            return Task.FromResult(_measured.ContainsKey(name));
        },
        Patience,
        () => string.Join('\n', _measured.Keys));

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = instrument.Name;
        foreach (var tag in tags)
            name += $" {tag.Key}={tag.Value}";
        _measured[name] = value;
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
