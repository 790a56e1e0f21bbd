using Grpc.Core;
using Xunit;

namespace AnTq.StandIns.Tests.Calls;

public sealed class CancellationTests
{
    private readonly TaskCompletionSource _started = new();
    private readonly TaskCompletionSource _stopped = new();

    [Fact]
    public async Task A_caller_that_gives_up_stops_the_handler()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers
        {
            Unary = (_, context) => UntilStopped<EchoResponse>(context),
        });
        using var cancellation = new CancellationTokenSource();

        var call = server.Client.UnaryAsync(new EchoRequest(), cancellationToken: cancellation.Token);
        await _started.Task.WaitAsync(EchoServer.Patience);
        await cancellation.CancelAsync();

        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync)).StatusCode);
        await _stopped.Task.WaitAsync(EchoServer.Patience);
    }

    [Fact]
    public async Task A_caller_that_lets_go_of_a_stream_stops_the_handler()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers
        {
            DuplexStream = (_, _, context) => UntilStopped<EchoResponse>(context),
        });

        var call = server.Client.DuplexStream();
        await call.RequestStream.WriteAsync(new EchoRequest());
        await _started.Task.WaitAsync(EchoServer.Patience);
        call.Dispose();

        await _stopped.Task.WaitAsync(EchoServer.Patience);
    }

    [Fact]
    public async Task A_reader_that_gives_up_while_waiting_ends_the_call()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers
        {
            ServerStream = (_, _, context) => UntilStopped<EchoResponse>(context),
        });
        using var cancellation = new CancellationTokenSource();

        using var call = server.Client.ServerStream(new EchoRequest());
        var read = call.ResponseStream.MoveNext(cancellation.Token);
        await _started.Task.WaitAsync(EchoServer.Patience);
        await cancellation.CancelAsync();

        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => read)).StatusCode);
        await _stopped.Task.WaitAsync(EchoServer.Patience);
    }

    [Fact]
    public async Task A_handler_that_cancels_itself_is_seen_as_cancelled()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers
        {
            ClientStream = (_, _) => throw new RpcException(Status.DefaultCancelled),
        });

        using var call = server.Client.ClientStream();

        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync)).StatusCode);
    }

    private async Task<T> UntilStopped<T>(ServerCallContext context)
        where T : new()
    {
        await using var registration = context.CancellationToken.Register(_stopped.SetResult);
        _started.SetResult();
        await _stopped.Task;
        return new T();
    }
}
