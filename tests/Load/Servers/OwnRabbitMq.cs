using System.Globalization;
using AnTq.NativeServers;
using AnTq.Testing;

namespace AnTq.Load.Servers;

/// <summary>A RabbitMQ node that may be stopped or killed, and started again on its port with its data.</summary>
public sealed class OwnRabbitMq
{
    private const int MostVirtualHosts = 64;
    private const string UserName = "antq";
    private readonly string dataFolder;
    private readonly string runFolder;
    private readonly string password;
    private RabbitMqServer? node;
    private int virtualHosts;

    internal OwnRabbitMq(string dataFolder, string runFolder, string password) =>
        (this.dataFolder, this.runFolder, this.password) = (dataFolder, runFolder, password);

    /// <summary>Where it listens on 127.0.0.1.</summary>
    public int Port { get; } = FreePorts.Next();

    /// <summary>A virtual host that nobody has used.</summary>
    public string NextVirtualHost() => Name(Interlocked.Increment(ref virtualHosts));

    /// <summary>amqp://user:password@host:port/virtual-host</summary>
    /// <param name="virtualHost">The virtual host.</param>
    /// <param name="port">A proxy's port; null goes straight to the node.</param>
    public string ConnectionString(string virtualHost, int? port = null) =>
        string.Create(CultureInfo.InvariantCulture, $"amqp://{UserName}:{password}@127.0.0.1:{port ?? Port}/{virtualHost}");

    /// <summary>Starts it and returns when it lets users log in.</summary>
    public async Task StartAsync()
    {
        node = await RabbitMqServer.StartAsync(
            dataFolder, runFolder, UserName, password, Port, _ => { }, CancellationToken.None,
            [.. Enumerable.Range(1, MostVirtualHosts).Select(Name)]);
        Orphanage.AddGroup(node.Pid);
    }

    /// <summary>Closes all connections and stops it.</summary>
    public async Task StopAsync()
    {
        if (node is null)
            return;
        await node.StopAsync();
        Orphanage.RemoveGroup(node.Pid);
    }

    /// <summary>Ends it as a crash of the machine would (SIGKILL), and returns when it is gone.</summary>
    public async Task KillAsync()
    {
        node!.Kill();
        await node.Exited;
        Orphanage.RemoveGroup(node.Pid);
    }

    /// <summary>Makes it believe that memory is short, or not any more: it then takes no messages from those who publish.</summary>
    /// <param name="raised">Whether the alarm is on.</param>
    public Task SetMemoryAlarmAsync(bool raised) => new RabbitMqControl(node!.Pid).SetMemoryAlarmAsync(raised);

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"load-{number}");
}
