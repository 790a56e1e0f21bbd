using System.Net.Sockets;

namespace AnTq.NativeServers;

/// <summary>Asks a server over its own protocol until it answers.</summary>
internal static class Readiness
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan _patiencePerProbe = TimeSpan.FromSeconds(2);

    /// <exception cref="ServerFailedException">The process ended, or the limit passed.</exception>
    public static async Task WaitAsync(
        string name,
        ServerProcess process,
        Func<CancellationToken, Task<bool>> probe,
        TimeSpan limit,
        LastLines lines,
        CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await probe(cancellation))
        {
            if (process.Exited.IsCompleted)
            {
                await process.OutputEnded.WaitAsync(_patiencePerProbe, TimeProvider.System, cancellation)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw new ServerFailedException(name, $"ended with code {await process.Exited} while starting", lines.ToList());
            }

            if (TimeProvider.System.GetElapsedTime(started) > limit)
            {
                throw new ServerFailedException(name, $"was not ready within {limit.TotalSeconds:0} s", lines.ToList());
            }

            await Task.Delay(_pause, TimeProvider.System, cancellation);
        }
    }

    /// <summary>Sends the request and judges the first bytes of the answer.</summary>
    public static Task<bool> AskAsync(int port, byte[] request, Func<byte[], bool> isReady, CancellationToken cancellation) =>
        ConverseAsync(
            port,
            async (stream, token) =>
            {
                await stream.WriteAsync(request, token);
                var answer = new byte[256];
                var length = await stream.ReadAsync(answer, token);
                return isReady(answer[..length]);
            },
            cancellation);

    /// <summary>Holds a conversation over a new connection; whatever fails on the way is a no.</summary>
    public static async Task<bool> ConverseAsync(
        int port, Func<NetworkStream, CancellationToken, Task<bool>> conversation, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(_patiencePerProbe);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port, deadline.Token);
            return await conversation(client.GetStream(), deadline.Token);
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
