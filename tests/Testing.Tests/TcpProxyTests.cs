using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace AnTq.Testing.Tests;

public sealed class TcpProxyTests : IAsyncLifetime
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<int> _seenPorts = new();
    private TcpProxy _proxy = null!;

    public Task InitializeAsync()
    {
        _server.Start();
        _ = EchoAsync();
        _proxy = TcpProxy.Start("127.0.0.1", ((IPEndPoint)_server.LocalEndpoint).Port);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _proxy.DisposeAsync();
        _server.Dispose();
    }

    [Fact]
    public async Task What_is_withheld_arrives_when_the_gate_opens()
    {
        using var client = await ConnectAsync();
        _proxy.ToClient.Close();
        await client.GetStream().WriteAsync("x"u8.ToArray());
        var answer = client.GetStream().ReadAsync(new byte[1]).AsTask();
        await Eventually.BecomesTrueAsync(() => Task.FromResult(_proxy.ToClient.Withholds), _patience);
        Assert.False(answer.IsCompleted);

        _proxy.ToClient.Open();
        Assert.Equal(1, await answer.WaitAsync(_patience));
    }

    [Fact]
    public async Task A_cut_resets_what_stands_and_what_comes_until_it_is_mended()
    {
        using var client = await ConnectAsync();
        await EchoesAsync(client);
        _proxy.Cut();
        await Assert.ThrowsAnyAsync<IOException>(() => EchoesAsync(client));
        var refused = await Record.ExceptionAsync(async () =>
        {
            using var late = await ConnectAsync();
            await EchoesAsync(late);
        });
        Assert.True(refused is IOException or SocketException, $"{refused}");

        _proxy.Mend();
        using var again = await ConnectAsync();
        await EchoesAsync(again);
    }

    [Fact]
    public async Task A_half_open_connection_is_silent_until_it_is_given_up_and_new_ones_work()
    {
        using var client = await ConnectAsync();
        await EchoesAsync(client);
        _proxy.Swallow();
        await client.GetStream().WriteAsync("x"u8.ToArray());
        var answer = client.GetStream().ReadAsync(new byte[1]).AsTask();

        using var another = await ConnectAsync();
        await EchoesAsync(another);

        Assert.False(answer.IsCompleted);
        client.Close();
        await Eventually.BecomesTrueAsync(() => Task.FromResult(_proxy.Connections == 1), _patience);
    }

    [Fact]
    public async Task A_client_is_known_by_the_port_that_the_server_sees()
    {
        using var one = await ConnectAsync();
        await EchoesAsync(one);
        using var other = await ConnectAsync();
        await EchoesAsync(other);

        Assert.Equal([PortOf(one), PortOf(other)], _seenPorts.Select(_proxy.ClientPort));
        Assert.Null(_proxy.ClientPort(PortOf(one)!.Value));
    }

    private static int? PortOf(TcpClient client) => ((IPEndPoint)client.Client.LocalEndPoint!).Port;

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _proxy.Port);
        return client;
    }

    private static async Task EchoesAsync(TcpClient client)
    {
        await client.GetStream().WriteAsync("x"u8.ToArray());
        await client.GetStream().ReadExactlyAsync(new byte[1]).AsTask().WaitAsync(_patience);
    }

    private async Task EchoAsync()
    {
        while (true)
        {
            var client = await _server.AcceptTcpClientAsync();
            _seenPorts.Enqueue(((IPEndPoint)client.Client.RemoteEndPoint!).Port);
            _ = client.GetStream().CopyToAsync(client.GetStream());
        }
    }
}
