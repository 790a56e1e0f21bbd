using Grpc.Core;
using Xunit;

namespace AnTq.StandIns.Tests.Calls;

public sealed class FailureTests
{
    [Fact]
    public async Task A_thrown_exception_is_an_unknown_status_that_tells_nothing_of_it()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers
        {
            Unary = (_, _) => throw new InvalidOperationException("secret"),
        });

        var exception = await Assert.ThrowsAsync<RpcException>(() => server.Client.UnaryAsync(new EchoRequest()).ResponseAsync);

        Assert.Equal(StatusCode.Unknown, exception.StatusCode);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_status_with_trailers_reaches_the_client_with_its_text()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers
        {
            Unary = (_, _) => throw new RpcException(
                new Status(StatusCode.FailedPrecondition, "Tổng số không khớp: 178 ≠ 177"),
                new Metadata { { "x-reason", "TOTALS_DIFFER" }, { "grpc-status-details-bin", [1, 2, 3] } }),
        });

        var exception = await Assert.ThrowsAsync<RpcException>(() => server.Client.UnaryAsync(new EchoRequest()).ResponseAsync);

        Assert.Equal(StatusCode.FailedPrecondition, exception.StatusCode);
        Assert.Equal("Tổng số không khớp: 178 ≠ 177", exception.Status.Detail);
        Assert.Equal("TOTALS_DIFFER", exception.Trailers.GetValue("x-reason"));
        Assert.Equal([1, 2, 3], exception.Trailers.GetValueBytes("grpc-status-details-bin"));
        Assert.Equal("Status(StatusCode=\"FailedPrecondition\", Detail=\"Tổng số không khớp: 178 ≠ 177\")", exception.Message);
    }

    [Fact]
    public async Task A_status_set_on_the_context_ends_the_call_without_an_exception()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers
        {
            ServerStream = async (_, responses, context) =>
            {
                await responses.WriteAsync(new EchoResponse { Text = "first" });
                context.Status = new Status(StatusCode.DataLoss, "the rest is gone");
            },
        });

        using var call = server.Client.ServerStream(new EchoRequest());
        Assert.True(await call.ResponseStream.MoveNext());
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());

        Assert.Equal(StatusCode.DataLoss, exception.StatusCode);
        Assert.Equal(StatusCode.DataLoss, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task A_method_that_the_server_does_not_have_is_unimplemented()
    {
        await using var server = await EchoServer.StartAsync();
        var marshaller = Marshallers.Create<string>(_ => [], _ => "");
        var method = new Method<string, string>(MethodType.Unary, "antq.standins.tests.v1.EchoService", "Missing", marshaller, marshaller);

        var call = server.Channel.CreateCallInvoker().AsyncUnaryCall(method, null, default, "");

        Assert.Equal(StatusCode.Unimplemented, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync)).StatusCode);
    }

    [Fact]
    public async Task A_server_that_is_gone_is_unavailable_and_the_reason_stays_at_hand()
    {
        var server = await EchoServer.StartAsync();
        var address = server.Address;
        await server.DisposeAsync();
        using var channel = Grpc.Net.Client.GrpcChannel.ForAddress(address);

        var exception = await Assert.ThrowsAsync<RpcException>(() =>
            new EchoService.EchoServiceClient(channel).UnaryAsync(new EchoRequest()).ResponseAsync);

        Assert.Equal(StatusCode.Unavailable, exception.StatusCode);
        Assert.NotNull(exception.Status.DebugException);
        Assert.Contains("DebugException=\"", exception.Status.ToString(), StringComparison.Ordinal);
    }
}
