using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AnTq.ServiceDefaults;

/// <summary>
/// Traces, metrics and logs. The runtime, the web server, the HTTP client, the database driver and the bus carry their own sources, so
/// they are named here and no instrumentation package is needed. Exported by OTLP to <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, when set.
/// </summary>
internal static class Telemetry
{
    private const string ExporterEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // These carry the trace from call to event to log line, also when nobody collects spans.
    private static readonly string[] Carriers = ["Microsoft.AspNetCore", "AnTq.*"];

    private static readonly string[] Details = ["System.Net.Http", "Npgsql", "MassTransit"];

    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections",
        "System.Net.Http", "System.Runtime", "Npgsql", "MassTransit", "AnTq.*",
    ];

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        AddLogging(builder);
        var exports = !string.IsNullOrWhiteSpace(builder.Configuration[ExporterEndpoint]);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(builder.Environment.ApplicationName).AddEnvironmentVariableDetector())
            .WithTracing(tracing =>
            {
                tracing.AddSource(Carriers);
                if (exports)
                    tracing.AddSource(Details).AddOtlpExporter();
            })
            .WithMetrics(metrics =>
            {
                if (exports)
                    metrics.AddMeter(Meters).AddOtlpExporter();
            })
            .WithLogging(
                logs =>
                {
                    if (exports)
                        logs.AddOtlpExporter();
                },
                options => options.IncludeFormattedMessage = true);
    }

    private static void AddLogging(IHostApplicationBuilder builder)
    {
        builder.Logging.Configure(options =>
            options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        builder.Logging.AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.IncludeScopes = true;
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "HH:mm:ss.fff'Z' ";
        });
        // Requests and statements are traced; a line for each would drown what matters.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Npgsql", LogLevel.Warning);
        builder.Logging.AddFilter("System.Net.Http", LogLevel.Warning);
        builder.Logging.AddFilter("Grpc", LogLevel.Warning);
        // Asked twice a second while the suite starts; the answer stands in /health, and what is wrong is logged where it goes wrong.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
    }
}
