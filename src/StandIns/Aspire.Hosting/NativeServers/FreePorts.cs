using System.Net;
using System.Net.Sockets;

namespace AnTq.NativeServers;

/// <summary>
/// Free loopback ports, each handed out once per process. Taken from below Linux's range for outgoing connections, since a port of
/// that range can be taken by any client between the choice and the server's start.
/// </summary>
internal static class FreePorts
{
    private const int Lowest = 10240;
    private const int Highest = 32767;
    private static readonly HashSet<int> _given = [];

    public static int Next()
    {
        lock (_given)
        {
            while (true)
            {
                var port = Random.Shared.Next(Lowest, Highest + 1);
                if (!_given.Contains(port) && IsFree(port))
                {
                    _given.Add(port);
                    return port;
                }
            }
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
