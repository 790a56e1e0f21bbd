using System.Globalization;
using AnTq.NativeServers;
using AnTq.Testing;

namespace AnTq.Load.Servers;

/// <summary>A Redis server that may be stopped or killed, and started again on its port with its data.</summary>
public sealed class OwnRedis
{
    private readonly string dataFolder;
    private readonly string runFolder;
    private readonly string password;
    private RedisServer? server;

    internal OwnRedis(string dataFolder, string runFolder, string password) =>
        (this.dataFolder, this.runFolder, this.password) = (dataFolder, runFolder, password);

    /// <summary>Where it listens on 127.0.0.1.</summary>
    public int Port { get; } = FreePorts.Next();

    /// <summary>host:port,password=…</summary>
    /// <param name="port">A proxy's port; null goes straight to the server.</param>
    public string ConnectionString(int? port = null) =>
        string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port ?? Port},password={password}");

    /// <summary>Starts it and returns when it answers.</summary>
    public async Task StartAsync()
    {
        server = await RedisServer.StartAsync(dataFolder, runFolder, password, Port, _ => { }, CancellationToken.None);
        Orphanage.AddGroup(server.Pid);
    }

    /// <summary>Stops it.</summary>
    public async Task StopAsync()
    {
        if (server is null)
            return;
        await server.StopAsync();
        Orphanage.RemoveGroup(server.Pid);
    }
}
