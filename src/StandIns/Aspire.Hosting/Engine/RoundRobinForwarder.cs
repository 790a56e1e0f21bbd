using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.Engine;

/// <summary>
/// Owns the port of an endpoint whose resource runs in several copies, and hands each connection to the next copy that takes it.
/// </summary>
internal sealed class RoundRobinForwarder : IDisposable
{
    private readonly TcpListener _listener;
    private readonly IReadOnlyList<int> _copies;
    private int _next = -1;

    /// <summary>Takes the port at once.</summary>
    public RoundRobinForwarder(int port, IReadOnlyList<int> copies)
    {
        _copies = copies;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        var connections = new HashSet<Task>();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                connections.Add(ForwardAsync(await _listener.AcceptTcpClientAsync(stopping), stopping));
                connections.RemoveWhere(connection => connection.IsCompleted);
            }
            catch (Exception failure) when (failure is SocketException or OperationCanceledException)
            {
                // A caller that went away before it was taken in, or the end.
            }
        }

        await Task.WhenAll(connections);
        Dispose();
    }

    public void Dispose() => _listener.Dispose();

    private async Task ForwardAsync(TcpClient caller, CancellationToken stopping)
    {
        using (caller)
        {
            try
            {
                using var copy = await ConnectAsync(stopping);
                if (copy is not null)
                {
                    using var broken = CancellationTokenSource.CreateLinkedTokenSource(stopping);
                    await Task.WhenAll(
                        CopyAsync(caller.Client, copy.Client, broken),
                        CopyAsync(copy.Client, caller.Client, broken));
                }
            }
            catch (Exception failure) when (failure is IOException or SocketException or OperationCanceledException)
            {
                // One side has gone: the other is told by the end of its connection.
            }
        }
    }

    /// <summary>Null when no copy takes the connection.</summary>
    private async Task<TcpClient?> ConnectAsync(CancellationToken stopping)
    {
        for (var attempt = 0; attempt < _copies.Count; attempt++)
        {
            var target = _copies[(int)((uint)Interlocked.Increment(ref _next) % _copies.Count)];
            var client = new TcpClient { NoDelay = true };
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, target, stopping);
                return client;
            }
            catch (SocketException)
            {
                client.Dispose();
            }
        }

        return null;
    }

    /// <summary>An orderly end ends one direction; a broken line ends both, or who only waits on the other would wait for ever.</summary>
    private static async Task CopyAsync(Socket from, Socket to, CancellationTokenSource broken)
    {
        try
        {
            await using var source = new NetworkStream(from);
            await using var target = new NetworkStream(to);
            await source.CopyToAsync(target, broken.Token);
            to.Shutdown(SocketShutdown.Send);
        }
        catch
        {
            await broken.CancelAsync();
            throw;
        }
    }
}
