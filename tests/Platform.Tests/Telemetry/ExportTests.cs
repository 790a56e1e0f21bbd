using System.Diagnostics;
using AnTq.Events.V1;
using AnTq.Platform.Messaging;
using AnTq.Platform.Tests.Messaging;
using AnTq.Platform.Tests.Probe;
using AnTq.Probe.V1;
using AnTq.Testing;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AnTq.Platform.Tests.Telemetry;

/// <summary>What a collector receives by OTLP.</summary>
public sealed class ExportTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private EventSuite _suite = null!;
    private OtlpReceiver _receiver = null!;

    public async Task InitializeAsync()
    {
        _suite = await EventSuite.StartAsync();
        _receiver = await OtlpReceiver.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _suite.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task One_trace_runs_from_the_caller_to_the_last_effect()
    {
        var host = await _suite.StartAsync(Add, telemetry: _receiver.Address);
        var trace = ActivityTraceId.CreateRandom();
        var caller = ActivitySpanId.CreateRandom();
        var request = ProbeHost.NewItem("traced");
        request.Events = 1;
        await new ProbeService.ProbeServiceClient(host.Channel).CreateItemAsync(
            request, new Metadata { { "traceparent", $"00-{trace}-{caller}-01" } });

        string[] expected = ["Microsoft.AspNetCore", "Npgsql", "AnTq.Platform.Messaging publish", "AnTq.Platform.Messaging process", "Npgsql below process"];
        await Eventually.BecomesTrueAsync(
            () => Task.FromResult(expected.All(Sources(trace).Contains)), Patience, () => string.Join(", ", Sources(trace)));
    }

    [Fact]
    public async Task Metrics_and_logs_of_the_whole_stack_arrive()
    {
        var host = await _suite.StartAsync(Add, telemetry: _receiver.Address);
        var trace = ActivityTraceId.CreateRandom();
        await ProbeHost.RefusedAsync(new ProbeService.ProbeServiceClient(host.Channel).FailAsync(
            new Failure { Kind = "crash" }, new Metadata { { "traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01" } }));

        string[] expected = ["http.server.request.duration", "db.client.operation.duration", "antq.calls.refused", "antq.outbox.waiting"];
        await Eventually.BecomesTrueAsync(
            () => Task.FromResult(expected.All(_receiver.Metrics.ContainsKey)), Patience, () => string.Join(", ", _receiver.Metrics.Keys));
        await Eventually.BecomesTrueAsync(
            () => Task.FromResult(_receiver.Logs.Any(record => record.SeverityNumber >= 17 && Hex(record.TraceId) == trace.ToString())), Patience);
    }

    private List<string> Sources(ActivityTraceId trace)
    {
        var spans = _receiver.Spans.Where(found => Hex(found.Span.TraceId) == trace.ToString()).ToList();
        var processing = spans.Where(found => found.Span.Name.EndsWith(" process", StringComparison.Ordinal)).Select(found => found.Span.SpanId).ToHashSet();
        return
        [
            .. spans.Select(found => found.Source),
            .. spans.Where(found => found.Source == "AnTq.Platform.Messaging").Select(found => $"{found.Source} {found.Span.Name.Split(' ')[^1]}"),
            .. spans.Where(found => processing.Contains(found.Span.ParentSpanId)).Select(found => $"{found.Source} below process"),
        ];
    }

    private static string Hex(Google.Protobuf.ByteString bytes) => Convert.ToHexStringLower(bytes.Span);

    private static void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new NoteAward.Plan());
        builder.AddEventRelay();
        builder.AddEventConsumer("traced", consumer => consumer
            .Bind("probe.award.#")
            .Handle<AwardGranted, NoteAward>("antq.probe.award.granted.v1"));
    }
}
