using AnTq.NativeServers;

namespace AnTq.Platform.Tests.Caching;

/// <summary>A Redis of one test class alone, which a test may kill and start again on the same port with the same data.</summary>
internal sealed class OwnRedis : IAsyncDisposable
{
    private const string Password = "redis-of-a-test";
    private readonly string _folder;
    private RedisServer? _server;

    public OwnRedis(string name)
    {
        // What a killed run of the same tests has left is found there, and ended.
        _folder = Path.Combine(AppContext.BaseDirectory, $"redis-{name}");
        if (Directory.Exists(Path.Combine(_folder, "data")))
            Directory.Delete(Path.Combine(_folder, "data"), recursive: true);
    }

    public int Port { get; } = FreePorts.Next();

    public string ConnectionString => Through(Port);

    public static string Through(int port) => FormattableString.Invariant($"127.0.0.1:{port},password={Password}");

    public async Task StartAsync()
    {
        _server = await RedisServer.StartAsync(
            Path.Combine(_folder, "data"), Path.Combine(_folder, "run"), Password, Port, _ => { }, CancellationToken.None);
    }

    public async Task KillAsync()
    {
        _server!.Kill();
        await _server.Exited;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.StopAsync();
    }
}
