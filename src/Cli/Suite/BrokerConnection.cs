using AnTq.Platform.Messaging;

namespace AnTq.Cli.Suite;

/// <summary>The broker, whose failures are told in words, without its password.</summary>
internal sealed class BrokerConnection(Uri address)
{
    private readonly ErrorQueues _queues = new(address);

    /// <exception cref="CommandFailure">The broker can't be reached, or has no such queue.</exception>
    public async Task<T> CallAsync<T>(Func<ErrorQueues, Task<T>> call)
    {
        try
        {
            return await call(_queues);
        }
        catch (UnknownQueueException unknown)
        {
            throw new CommandFailure(
                $"RabbitMQ không có hàng đợi {unknown.Queue}; xem: antq events queues.",
                $"RabbitMQ has no queue {unknown.Queue}; see: antq events queues.",
                unknown);
        }
        catch (BrokerFailureException failure)
        {
            throw new CommandFailure(
                $"RabbitMQ tại {address.Authority} không trả lời hoặc không cho vào.",
                $"RabbitMQ at {address.Authority} does not answer, or does not let us in.",
                failure);
        }
    }
}
