using System.Collections.Concurrent;
using MassTransit;

namespace AnTq.Platform.Messaging;

/// <summary>Which queues' consumers have lost the broker and have not found it again.</summary>
internal sealed class ReceiveEndpointFaults : IReceiveEndpointObserver
{
    private readonly ConcurrentDictionary<string, bool> faulted = new();

    public bool Has(string queue) => faulted.ContainsKey(queue);

    public void Forget(string queue) => faulted.TryRemove(queue, out _);

    public Task Ready(ReceiveEndpointReady endpoint)
    {
        Forget(Queue(endpoint.InputAddress));
        return Task.CompletedTask;
    }

    public Task Stopping(ReceiveEndpointStopping endpoint) => Task.CompletedTask;

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    public Task Faulted(ReceiveEndpointFaulted lost)
    {
        faulted[Queue(lost.InputAddress)] = true;
        return Task.CompletedTask;
    }

    /// <summary>rabbitmq://host:port/virtual-host/queue</summary>
    private static string Queue(Uri address) => address.Segments[^1];
}
