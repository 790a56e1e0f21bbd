using System.Diagnostics.Metrics;
using AnTq.Platform.Persistence;
using AnTq.Platform.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AnTq.Platform.Messaging;

/// <summary>
/// Measures what waits: events without a position, events that the broker has not confirmed, and the age of the oldest of both. Read
/// from the tables every few seconds, in every copy: all say the same.
/// </summary>
internal sealed partial class BacklogGauges(
    NpgsqlDataSource dataSource, DatabaseReadiness readiness, IMeterFactory meters, ILogger<BacklogGauges> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private sealed record Backlog(long Waiting, long Unpublished, double OldestSeconds);

    private Backlog? last;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A meter of the host's own: it ends with the host, and with it what it reads.
        var meter = meters.Create(PlatformMetrics.MeterName);
        meter.CreateObservableGauge("antq.outbox.waiting", () => Read(found => found.Waiting), "{event}", "Events without a feed position.");
        meter.CreateObservableGauge("antq.feed.unpublished", () => Read(found => found.Unpublished), "{event}", "Events not confirmed yet.");
        meter.CreateObservableGauge("antq.feed.oldest_unpublished", () => Read(found => found.OldestSeconds), "s", "Age of the oldest one.");
        await readiness.WaitAsync(stoppingToken);
        while (true)
        {
            try
            {
                last = await MeasureAsync(stoppingToken);
            }
            catch (NpgsqlException trouble)
            {
                last = null;
                LogTrouble(trouble.Message);
            }

            await Task.Delay(Interval, TimeProvider.System, stoppingToken);
        }
    }

    private IEnumerable<Measurement<double>> Read(Func<Backlog, double> value) => last is { } found ? [new(value(found))] : [];

    private async Task<Backlog> MeasureAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            """
            select (select count(*) from platform.outbox),
                   head.assigned - published.position,
                   coalesce(extract(epoch from now() - least(
                       (select occurred_at from platform.feed where position = published.position + 1),
                       (select occurred_at from platform.outbox order by id limit 1))), 0)::float8
            from platform.feed_head head cross join platform.feed_published published
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new Backlog(reader.GetInt64(0), reader.GetInt64(1), reader.GetDouble(2));
    }

    [LoggerMessage(LogLevel.Debug, "The backlog of events cannot be measured: {Cause}")]
    private partial void LogTrouble(string cause);
}
