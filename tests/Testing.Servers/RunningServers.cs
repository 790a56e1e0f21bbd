using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using AnTq.NativeServers;

namespace AnTq.Testing.Servers;

/// <summary>The servers of one set.</summary>
internal sealed class RunningServers(StateFolder folder, TextWriter announcements) : IAsyncDisposable
{
    /// <summary>A test class that needs a broker takes one of these for itself: queues of one class never meet those of another.</summary>
    private const int VirtualHosts = 192;

    private readonly string _password = RandomNumberGenerator.GetHexString(32, lowercase: true);
    private readonly ConcurrentBag<Func<Task>> _stops = [];

    public static IReadOnlyList<string> Names { get; } = ["postgres", "rabbitmq", "redis"];

    public Task StartAsync(IEnumerable<string> names, CancellationToken cancellation) =>
        Task.WhenAll(names.Select(name => name switch
        {
            "postgres" => StartPostgresAsync(cancellation),
            "rabbitmq" => StartRabbitMqAsync(cancellation),
            "redis" => StartRedisAsync(cancellation),
            _ => throw new ArgumentException($"{name} is none of {string.Join(", ", Names)}."),
        }));

    public async ValueTask DisposeAsync() => await Task.WhenAll(_stops.Select(stop => stop()));

    private async Task StartPostgresAsync(CancellationToken cancellation)
    {
        var server = await PostgresServer.StartAsync(
            PostgresServer.DataFolderFor(folder.Path), folder.Below("postgres-run"), _password, FreePorts.Next(), Ignore, cancellation);
        _stops.Add(server.StopAsync);
        Announce("ANTQ_TEST_POSTGRES", $"Host=127.0.0.1;Port={server.Port};Username={PostgresServer.UserName};Password={_password}");
    }

    private async Task StartRabbitMqAsync(CancellationToken cancellation)
    {
        var virtualHosts = Enumerable.Range(1, VirtualHosts).Select(number => $"test-{number}").ToList();
        var server = await RabbitMqServer.StartAsync(
            folder.Below("rabbitmq"), folder.Below("rabbitmq-run"), "antq", _password, FreePorts.Next(), Ignore, cancellation,
            virtualHosts);
        _stops.Add(server.StopAsync);
        Announce("ANTQ_TEST_RABBITMQ_VIRTUAL_HOSTS", $"{VirtualHosts}");
        Announce("ANTQ_TEST_RABBITMQ", $"amqp://antq:{_password}@127.0.0.1:{server.Port}");
    }

    private async Task StartRedisAsync(CancellationToken cancellation)
    {
        var server = await RedisServer.StartAsync(
            folder.Below("redis"), folder.Below("redis-run"), _password, FreePorts.Next(), Ignore, cancellation);
        _stops.Add(server.StopAsync);
        Announce("ANTQ_TEST_REDIS", $"127.0.0.1:{server.Port},password={_password}");
    }

    private void Announce(string name, FormattableString value)
    {
        lock (announcements)
        {
            announcements.WriteLine($"{name}={value.ToString(CultureInfo.InvariantCulture)}");
            announcements.Flush();
        }
    }

    /// <summary>A server that fails to start carries its last lines in the exception.</summary>
    private static void Ignore(string line)
    {
    }
}
