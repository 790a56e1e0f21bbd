using AnTq.Platform.Access;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AnTq.Platform.Messaging;

/// <summary>
/// Connects the consumers to their queues, and again as soon as the broker can be reached after it was lost. Left to itself the bus
/// library waits up to half a minute between two tries; its waits cannot be configured, but a newly connected consumer has none.
/// </summary>
internal sealed partial class ConsumerConnections(
    IBusControl bus,
    EventConsumers consumers,
    ReceiveEndpointFaults faults,
    EventDelivery delivery,
    BrokerConnections connections,
    ServiceIdentity service,
    ILogger<ConsumerConnections> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var handles = consumers.All.ToDictionary(consumer => consumer, Connect);
        while (true)
        {
            // Nothing tells when the broker is back; and while it is, this costs a look into memory.
            await Task.Delay(Interval, TimeProvider.System, stoppingToken);
            var lost = consumers.All.Where(consumer => faults.Has(consumer.Queue(service.Name))).ToList();
            if (lost.Count == 0 || !await AnswersAsync(stoppingToken))
                continue;
            foreach (var consumer in lost.Where(consumer => faults.Has(consumer.Queue(service.Name))))
            {
                await StopAsync(handles[consumer], stoppingToken);
                faults.Forget(consumer.Queue(service.Name));
                handles[consumer] = Connect(consumer);
                LogConnected(consumer.Name);
            }
        }
    }

    private HostReceiveEndpointHandle Connect(EventConsumer consumer) =>
        EventBus.Connect(bus, consumer, consumer.Queue(service.Name), delivery);

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await connections.OpenAsync("consumers' reconnection", cancellationToken);
            return true;
        }
        catch (Exception absent) when (!cancellationToken.IsCancellationRequested)
        {
            LogAbsent(absent.Message);
            return false;
        }
    }

    private async Task StopAsync(HostReceiveEndpointHandle handle, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StopLimit);
        try
        {
            await handle.StopAsync(limit.Token);
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            // Its connection is gone: what is still being handled will come again, and is noted by then.
            LogTrouble(trouble.Message);
        }
    }

    [LoggerMessage(LogLevel.Debug, "The consumers wait for the broker: {Cause}")]
    private partial void LogAbsent(string cause);

    [LoggerMessage(LogLevel.Information, "The broker answers again; {Consumer} connects anew.")]
    private partial void LogConnected(string consumer);

    [LoggerMessage(LogLevel.Warning, "A consumer that had lost the broker could not be stopped: {Cause}")]
    private partial void LogTrouble(string cause);
}
