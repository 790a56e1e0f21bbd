using System.Collections.Concurrent;
using AnTq.Platform.Tests.Telemetry.Otlp;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AnTq.Platform.Tests.Telemetry;

/// <summary>Receives OTLP over HTTP, as a collector does.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtlpReceiver(WebApplication app) => _app = app;

    public ConcurrentQueue<(string Source, Span Span)> Spans { get; } = new();

    public ConcurrentDictionary<string, bool> Metrics { get; } = new();

    public ConcurrentQueue<LogRecord> Logs { get; } = new();

    public string Address => _app.Urls.First();

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new OtlpReceiver(app);
        app.MapPost("/v1/traces", context => ReceiveAsync(context, Otlp.Traces.Parser, receiver.Take));
        app.MapPost("/v1/metrics", context => ReceiveAsync(context, Otlp.Metrics.Parser, receiver.Take));
        app.MapPost("/v1/logs", context => ReceiveAsync(context, Otlp.Logs.Parser, receiver.Take));
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task ReceiveAsync<T>(HttpContext context, MessageParser<T> parser, Action<T> take)
        where T : IMessage<T>
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        take(parser.ParseFrom(body.ToArray()));
    }

    private void Take(Traces traces)
    {
        foreach (var scope in traces.ResourceSpans.SelectMany(resource => resource.ScopeSpans))
        {
            foreach (var span in scope.Spans)
                Spans.Enqueue((scope.Scope.Name, span));
        }
    }

    private void Take(Metrics metrics)
    {
        foreach (var metric in metrics.ResourceMetrics.SelectMany(resource => resource.ScopeMetrics).SelectMany(scope => scope.Metrics))
            Metrics[metric.Name] = true;
    }

    private void Take(Logs logs)
    {
        foreach (var record in logs.ResourceLogs.SelectMany(resource => resource.ScopeLogs).SelectMany(scope => scope.LogRecords))
            Logs.Enqueue(record);
    }
}
