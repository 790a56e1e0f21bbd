using System.Net;
using System.Net.Sockets;

namespace AnTq.Testing;

/// <summary>One client's connection through a <see cref="TcpProxy"/>.</summary>
internal sealed class ProxiedConnection(TcpProxy proxy, TcpClient client) : IDisposable
{
    private readonly TcpClient _server = new();
    private volatile bool _swallows;

    /// <summary>Where the client connects from; known before <see cref="OutgoingPort"/>.</summary>
    public int? ClientPort { get; private set; }

    /// <summary>Where the connection to the server goes out; null until it stands.</summary>
    public int? OutgoingPort { get; private set; }

    /// <summary>Passes bytes on in both directions until either end closes or fails.</summary>
    public async Task RunAsync(string host, int port, CancellationToken cancellation)
    {
        try
        {
            await _server.ConnectAsync(host, port, cancellation);
            ClientPort = ((IPEndPoint)client.Client.RemoteEndPoint!).Port;
            OutgoingPort = ((IPEndPoint)_server.Client.LocalEndPoint!).Port;
            client.NoDelay = _server.NoDelay = true;
            var toServer = PassAsync(client.GetStream(), _server.GetStream(), proxy.ToServer, cancellation);
            var toClient = PassAsync(_server.GetStream(), client.GetStream(), proxy.ToClient, cancellation);
            await await Task.WhenAny(toServer, toClient);
        }
        catch (Exception end) when (end is IOException or SocketException or OperationCanceledException or InvalidOperationException)
        {
            // One end is gone; the caller ends the other.
        }
    }

    /// <summary>Loses from now on whatever either end sends.</summary>
    public void Swallow() => _swallows = true;

    /// <summary>Ends both halves at once, by RST.</summary>
    public void Dispose()
    {
        foreach (var half in new[] { client, _server })
        {
            if (half.Client is { } socket)
            {
                socket.LingerState = new LingerOption(true, 0);
            }

            half.Dispose();
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, ProxyGate gate, CancellationToken cancellation)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var length = await from.ReadAsync(buffer, cancellation);
            await Task.Delay(proxy.Delay, TimeProvider.System, cancellation);
            await gate.PassAsync(cancellation);
            if (length == 0)
            {
                return;
            }

            if (!_swallows)
            {
                await to.WriteAsync(buffer.AsMemory(0, length), cancellation);
            }
        }
    }
}
