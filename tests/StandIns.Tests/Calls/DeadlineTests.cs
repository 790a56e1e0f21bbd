using Grpc.Core;
using Xunit;

namespace AnTq.StandIns.Tests.Calls;

public sealed class DeadlineTests
{
    private static DateTime In(TimeSpan time) => TimeProvider.System.GetUtcNow().UtcDateTime + time;

    [Fact]
    public async Task The_server_sees_the_deadline_in_utc()
    {
        var seen = new TaskCompletionSource<DateTime>();
        await using var server = await EchoServer.StartAsync(Telling(seen));
        var deadline = In(TimeSpan.FromMinutes(3));

        await server.Client.UnaryAsync(new EchoRequest(), deadline: deadline);

        Assert.Equal(DateTimeKind.Utc, (await seen.Task).Kind);
        Assert.Equal(deadline, await seen.Task, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Without_a_deadline_there_is_none()
    {
        var seen = new TaskCompletionSource<DateTime>();
        await using var server = await EchoServer.StartAsync(Telling(seen));

        await server.Client.UnaryAsync(new EchoRequest());

        Assert.Equal(DateTime.MaxValue, await seen.Task);
    }

    [Fact]
    public async Task A_deadline_that_passes_ends_the_call_on_both_sides()
    {
        var stopped = new TaskCompletionSource();
        await using var server = await EchoServer.StartAsync(new EchoHandlers
        {
            Unary = async (_, context) =>
            {
                await using var registration = context.CancellationToken.Register(stopped.SetResult);
                await stopped.Task;
                return new EchoResponse();
            },
        });

        var exception = await Assert.ThrowsAsync<RpcException>(() =>
            server.Client.UnaryAsync(new EchoRequest(), deadline: In(TimeSpan.FromSeconds(2))).ResponseAsync);

        Assert.Equal(StatusCode.DeadlineExceeded, exception.StatusCode);
        await stopped.Task.WaitAsync(EchoServer.Patience);
    }

    [Fact]
    public async Task A_deadline_ends_a_stream_after_what_came_in_time()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers
        {
            ServerStream = async (_, responses, context) =>
            {
                await responses.WriteAsync(new EchoResponse { Text = "in time" });
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
            },
        });

        using var call = server.Client.ServerStream(new EchoRequest(), deadline: In(TimeSpan.FromSeconds(3)));

        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Equal("in time", call.ResponseStream.Current.Text);
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.DeadlineExceeded, exception.StatusCode);
    }

    private static EchoHandlers Telling(TaskCompletionSource<DateTime> seen) => new()
    {
        Unary = (_, context) =>
        {
            seen.SetResult(context.Deadline);
            return Task.FromResult(new EchoResponse());
        },
    };
}
