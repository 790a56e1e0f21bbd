using System.Diagnostics.Metrics;
using AnTq.Platform.Access;
using AnTq.Platform.Telemetry;
using Microsoft.Extensions.Hosting;

namespace AnTq.Platform.Messaging;

/// <summary>Measures how many messages stand in the consumers' queues and in their error queues.</summary>
internal sealed class QueueGauges(
    ErrorQueues queues, EventConsumers consumers, ServiceIdentity service, IMeterFactory meters) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private volatile IReadOnlyList<Measurement<double>> last = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        meters.Create(PlatformMetrics.MeterName)
            .CreateObservableGauge("antq.queue.messages", () => last, "{message}", "Messages that wait, by queue.");
        while (true)
        {
            // A sample, not a wait for something: four a minute show a growing queue soon enough and cost the broker nothing.
            await Task.Delay(Interval, TimeProvider.System, stoppingToken);
            last = await MeasureAsync(stoppingToken);
        }
    }

    private async Task<IReadOnlyList<Measurement<double>>> MeasureAsync(CancellationToken cancellationToken)
    {
        var names = consumers.All
            .Select(consumer => consumer.Queue(service.Name))
            .SelectMany(queue => new[] { queue, ErrorQueues.Of(queue) });
        try
        {
            var counts = await queues.CountAsync(names.ToList(), cancellationToken);
            return [.. counts.Select(count => new Measurement<double>(count.Value ?? 0, new KeyValuePair<string, object?>("queue", count.Key)))];
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            // An absent broker is told by the health checks; here there is just nothing to measure.
            return [];
        }
    }
}
