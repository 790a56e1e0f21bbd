using System.Globalization;

namespace AnTq.Testing;

/// <summary>
/// Connection strings of the real servers: those of the environment (test.sh starts one set for all assemblies), else those of a set
/// that this process starts once and that ends with it, however it ends.
/// </summary>
public static class ServerSet
{
    private static readonly Lazy<OwnServers> _own = new(OwnServers.Start);

    /// <summary>An Npgsql connection string of the superuser, without a database. See <see cref="TestDatabase"/>.</summary>
    public static Task<string> PostgresAsync() => ValueAsync("ANTQ_TEST_POSTGRES");

    /// <summary>amqp://user:password@host:port, without a virtual host. See <see cref="TestBroker"/>.</summary>
    public static Task<string> RabbitMqAsync() => ValueAsync("ANTQ_TEST_RABBITMQ");

    /// <summary>host:port,password=…</summary>
    public static Task<string> RedisAsync() => ValueAsync("ANTQ_TEST_REDIS");

    /// <summary>How many virtual hosts test-1, test-2, … the broker has; null: it is not ours, and has only its default one.</summary>
    internal static async Task<int?> VirtualHostsAsync()
    {
        const string name = "ANTQ_TEST_RABBITMQ_VIRTUAL_HOSTS";
        var isForeign = FromEnvironment("ANTQ_TEST_RABBITMQ") is not null && FromEnvironment(name) is null;
        return isForeign ? null : int.Parse(await ValueAsync(name), CultureInfo.InvariantCulture);
    }

    private static Task<string> ValueAsync(string name) =>
        FromEnvironment(name) is { } given ? Task.FromResult(given) : _own.Value.ValueAsync(name);

    private static string? FromEnvironment(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
