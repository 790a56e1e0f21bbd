using System.Text;
using AnTq.Testing;
using RabbitMQ.Client;
using Xunit;

namespace AnTq.Cli.Tests;

/// <summary>A virtual host of a real broker, with queues as the suite's consumers leave them.</summary>
public sealed class BrokerFixture : IAsyncLifetime
{
    private readonly TestBroker _broker = new();
    private IConnection _connection = null!;
    private IChannel _channel = null!;

    public string Address => _broker.ConnectionString;

    public async Task InitializeAsync()
    {
        await _broker.InitializeAsync();
        _connection = await new ConnectionFactory { Uri = new Uri(Address), ClientProvidedName = "test" }.CreateConnectionAsync();
        _channel = await _connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
    }

    public async Task DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
        await _broker.DisposeAsync();
    }

    /// <summary>Declares a queue and puts messages into it, with what the bus library notes about failures.</summary>
    public async Task FillAsync(string queue, params string[] bodies)
    {
        await _channel.QueueDeclareAsync(
            queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        foreach (var body in bodies)
        {
            var properties = new BasicProperties
            {
                MessageId = body,
                Headers = new Dictionary<string, object?> { ["MT-Fault-Message"] = "why", ["cause"] = "kept" },
            };
            await _channel.BasicPublishAsync("", queue, mandatory: true, properties, Encoding.UTF8.GetBytes(body));
        }
    }

    /// <summary>Takes everything out of a queue: bodies, with the names of their headers.</summary>
    public async Task<IReadOnlyList<string>> EmptyAsync(string queue)
    {
        var found = new List<string>();
        while (await _channel.BasicGetAsync(queue, autoAck: true) is { } message)
        {
            // Broker and client add headers of their own.
            var headers = (message.BasicProperties.Headers?.Keys ?? []).Where(name => !name.StartsWith("x-", StringComparison.Ordinal)).Order();
            found.Add($"{Encoding.UTF8.GetString(message.Body.Span)} {message.BasicProperties.MessageId} {string.Join(' ', headers)}");
        }

        return found;
    }
}
