using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AnTq.Testing;

/// <summary>
/// Stands between a service and a server and makes the line bad: slow, cut, silent in one direction (such as withholding a broker's
/// confirms) or in both (a half-open connection, of which neither end hears that the other is gone).
/// </summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<ProxiedConnection, bool> _connections = new();
    private readonly string _host;
    private readonly int _port;
    private volatile bool _isCut;
    private Task _accepting = Task.CompletedTask;

    private TcpProxy(string host, int port)
    {
        _host = host;
        _port = port;
    }

    /// <summary>The port on 127.0.0.1 where the proxy listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections stand.</summary>
    public int Connections => _connections.Count;

    /// <summary>Waited before each piece is passed on, in both directions.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>What goes from the client to the server.</summary>
    public ProxyGate ToServer { get; } = new();

    /// <summary>What goes from the server to the client.</summary>
    public ProxyGate ToClient { get; } = new();

    /// <summary>Starts one in front of a server.</summary>
    public static TcpProxy Start(string host, int port)
    {
        var proxy = new TcpProxy(host, port);
        proxy._listener.Start();
        proxy._accepting = proxy.AcceptAsync();
        return proxy;
    }

    /// <summary>
    /// The port of the client whose connection goes on from a port of the proxy's, as the server sees it; null when none does.
    /// </summary>
    public int? ClientPort(int outgoingPort) =>
        _connections.Keys.FirstOrDefault(connection => connection.OutgoingPort == outgoingPort)?.ClientPort;

    /// <summary>Resets all connections, and each new one, until <see cref="Mend"/>.</summary>
    public void Cut()
    {
        _isCut = true;
        foreach (var connection in _connections.Keys)
        {
            connection.Dispose();
        }
    }

    /// <summary>
    /// Leaves the present connections half open: whatever either end sends is lost, and neither hears that, until one of them gives the
    /// connection up (the other's TCP would find that out by itself). New ones work.
    /// </summary>
    public void Swallow()
    {
        foreach (var connection in _connections.Keys)
        {
            connection.Swallow();
        }
    }

    /// <summary>Takes connections again, and lets everything pass.</summary>
    public void Mend()
    {
        _isCut = false;
        ToServer.Open();
        ToClient.Open();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Cut();
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = new ProxiedConnection(this, await _listener.AcceptTcpClientAsync(_end.Token));
                _connections[connection] = true;
                _ = ServeAsync(connection);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task ServeAsync(ProxiedConnection connection)
    {
        if (!_isCut)
        {
            await connection.RunAsync(_host, _port, _end.Token);
        }

        connection.Dispose();
        _connections.TryRemove(connection, out _);
    }
}
