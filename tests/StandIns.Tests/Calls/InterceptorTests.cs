using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AnTq.StandIns.Tests.Calls;

public sealed class InterceptorTests
{
    [Fact]
    public async Task The_first_client_interceptor_sees_a_call_first()
    {
        await using var server = await EchoServer.StartAsync(AnsweringWithMarks());
        var client = new EchoService.EchoServiceClient(server.Channel.Intercept(new Mark("1"), new Mark("2")));

        Assert.Equal("1, 2", (await client.UnaryAsync(new EchoRequest())).Text);
        Assert.Equal("1, 2", client.Unary(new EchoRequest()).Text);
    }

    [Fact]
    public async Task Client_interceptors_wrap_every_kind_of_call()
    {
        await using var server = await EchoServer.StartAsync(AnsweringWithMarks());
        var client = new EchoService.EchoServiceClient(server.Channel.Intercept(new Mark("m")));

        using var serverStream = client.ServerStream(new EchoRequest());
        using var clientStream = client.ClientStream();
        using var duplex = client.DuplexStream();

        Assert.True(await serverStream.ResponseStream.MoveNext());
        Assert.True(await duplex.ResponseStream.MoveNext());
        Assert.Equal("m m m",
            $"{serverStream.ResponseStream.Current.Text} {(await clientStream).Text} {duplex.ResponseStream.Current.Text}");
    }

    [Fact]
    public async Task Server_interceptors_wrap_every_kind_of_call()
    {
        var log = new List<string>();
        await using var server = await EchoServer.StartAsync(
            options: options => options.Interceptors.Add<Recorder>(), services: services => services.AddSingleton(log));

        await server.Client.UnaryAsync(new EchoRequest());
        using var serverStream = server.Client.ServerStream(new EchoRequest());
        Assert.False(await serverStream.ResponseStream.MoveNext());
        using var clientStream = server.Client.ClientStream();
        await clientStream.RequestStream.CompleteAsync();
        await clientStream;
        using var duplex = server.Client.DuplexStream();
        await duplex.RequestStream.CompleteAsync();
        Assert.False(await duplex.ResponseStream.MoveNext());

        Assert.Equal(["Unary", "ServerStream", "ClientStream", "DuplexStream"], log);
    }

    private static EchoHandlers AnsweringWithMarks() => new()
    {
        Unary = (_, context) => Task.FromResult(MarksOf(context)),
        ServerStream = (_, responses, context) => responses.WriteAsync(MarksOf(context)),
        ClientStream = (_, context) => Task.FromResult(MarksOf(context)),
        DuplexStream = (_, responses, context) => responses.WriteAsync(MarksOf(context)),
    };

    private static EchoResponse MarksOf(ServerCallContext context) =>
        new() { Text = string.Join(',', context.RequestHeaders.GetAll("x-mark").Select(entry => entry.Value)) };

    private sealed class Recorder(List<string> log) : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            Record(context);
            return continuation(request, context);
        }

        public override Task ServerStreamingServerHandler<TRequest, TResponse>(
            TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
            ServerStreamingServerMethod<TRequest, TResponse> continuation)
        {
            Record(context);
            return continuation(request, responseStream, context);
        }

        public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream, ServerCallContext context,
            ClientStreamingServerMethod<TRequest, TResponse> continuation)
        {
            Record(context);
            return continuation(requestStream, context);
        }

        public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
            DuplexStreamingServerMethod<TRequest, TResponse> continuation)
        {
            Record(context);
            return continuation(requestStream, responseStream, context);
        }

        private void Record(ServerCallContext context) => log.Add(context.Method[(context.Method.LastIndexOf('/') + 1)..]);
    }
}
