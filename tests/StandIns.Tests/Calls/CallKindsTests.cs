using Grpc.Core;
using Xunit;

namespace AnTq.StandIns.Tests.Calls;

public sealed class CallKindsTests
{
    [Fact]
    public async Task A_unary_call_is_answered()
    {
        await using var server = await EchoServer.StartAsync();

        using var call = server.Client.UnaryAsync(new EchoRequest { Text = "chào" });

        Assert.Equal("chào", (await call).Text);
        Assert.Equal(Status.DefaultSuccess, call.GetStatus());
    }

    [Fact]
    public async Task A_blocking_unary_call_is_answered()
    {
        await using var server = await EchoServer.StartAsync();

        Assert.Equal("chào", server.Client.Unary(new EchoRequest { Text = "chào" }).Text);
    }

    [Fact]
    public async Task A_server_stream_arrives_whole_and_in_order()
    {
        await using var server = await EchoServer.StartAsync();

        using var call = server.Client.ServerStream(new EchoRequest { Text = "số", Count = 3 });

        Assert.Equal(["số 1", "số 2", "số 3"], await TextsAsync(call.ResponseStream));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task A_client_stream_is_answered_when_it_is_complete()
    {
        await using var server = await EchoServer.StartAsync();

        using var call = server.Client.ClientStream();
        await call.RequestStream.WriteAsync(new EchoRequest { Text = "một" });
        await call.RequestStream.WriteAsync(new EchoRequest { Text = "hai" }, CancellationToken.None);
        await call.RequestStream.CompleteAsync();

        Assert.Equal("một hai", (await call).Text);
    }

    [Fact]
    public async Task A_duplex_stream_answers_each_message_before_the_next_is_sent()
    {
        await using var server = await EchoServer.StartAsync();

        using var call = server.Client.DuplexStream();
        foreach (var text in new[] { "một", "hai", "ba" })
        {
            await call.RequestStream.WriteAsync(new EchoRequest { Text = text });
            Assert.True(await call.ResponseStream.MoveNext().WaitAsync(EchoServer.Patience));
            Assert.Equal(text, call.ResponseStream.Current.Text);
        }
        await call.RequestStream.CompleteAsync();

        Assert.False(await call.ResponseStream.MoveNext());
    }

    private static async Task<List<string>> TextsAsync(IAsyncStreamReader<EchoResponse> responses)
    {
        var texts = new List<string>();
        await foreach (var response in responses.ReadAllAsync())
        {
            texts.Add(response.Text);
        }
        return texts;
    }
}
