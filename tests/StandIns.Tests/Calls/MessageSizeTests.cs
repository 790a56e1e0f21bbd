using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Compression;
using System.IO.Compression;
using Xunit;

namespace AnTq.StandIns.Tests.Calls;

public sealed class MessageSizeTests
{
    private static readonly string FiveMegabytes = new('ấ', 5 * 1024 * 1024 / 3);

    [Fact]
    public async Task A_message_above_the_limit_is_refused_by_the_server()
    {
        await using var server = await EchoServer.StartAsync();

        var exception = await Assert.ThrowsAsync<RpcException>(() =>
            server.Client.UnaryAsync(new EchoRequest { Text = FiveMegabytes }).ResponseAsync);

        Assert.Equal(StatusCode.ResourceExhausted, exception.StatusCode);
    }

    [Fact]
    public async Task An_answer_above_the_callers_limit_is_refused_by_the_caller()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers
        {
            Unary = (request, _) => Task.FromResult(new EchoResponse { Text = new string('a', request.Count) }),
        });
        using var channel = GrpcChannel.ForAddress(server.Address, new GrpcChannelOptions { MaxReceiveMessageSize = 10_000 });
        var client = new EchoService.EchoServiceClient(channel);

        var exception = await Assert.ThrowsAsync<RpcException>(() => client.UnaryAsync(new EchoRequest { Count = 10_000 }).ResponseAsync);

        Assert.Equal(StatusCode.ResourceExhausted, exception.StatusCode);
        Assert.Equal(9_000, (await client.UnaryAsync(new EchoRequest { Count = 9_000 })).Text.Length);
    }

    [Fact]
    public async Task A_big_message_goes_both_ways_where_the_limits_allow()
    {
        await using var server = await EchoServer.StartAsync(options: options => options.MaxReceiveMessageSize = null);
        using var channel = GrpcChannel.ForAddress(server.Address, new GrpcChannelOptions { MaxReceiveMessageSize = null });

        var response = await new EchoService.EchoServiceClient(channel).UnaryAsync(new EchoRequest { Text = FiveMegabytes });

        Assert.Equal(FiveMegabytes, response.Text);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Compressed_messages_are_understood_both_ways(string encoding)
    {
        await using var server = await EchoServer.StartAsync(options: options =>
        {
            options.ResponseCompressionAlgorithm = encoding;
            options.CompressionProviders = [.. Providers];
        });
        var observer = new EncodingObserver();
        using var channel = GrpcChannel.ForAddress(server.Address, new GrpcChannelOptions
        {
            HttpHandler = observer,
            CompressionProviders = [.. Providers],
        });
        var text = string.Concat(Enumerable.Repeat("bảo vệ an ninh Tổ quốc ", 1000));

        var response = await new EchoService.EchoServiceClient(channel).UnaryAsync(
            new EchoRequest { Text = text }, new Metadata { { "grpc-internal-encoding-request", encoding } });

        Assert.Equal(text, response.Text);
        Assert.Equal((encoding, encoding), (observer.Request, observer.Response));
    }

    private static IEnumerable<ICompressionProvider> Providers =>
        [new GzipCompressionProvider(CompressionLevel.Fastest), new DeflateCompressionProvider(CompressionLevel.Fastest)];

    private sealed class EncodingObserver() : DelegatingHandler(new SocketsHttpHandler())
    {
        public string? Request { get; private set; }

        public string? Response { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Request = request.Headers.GetValues("grpc-encoding").Single();
            var response = await base.SendAsync(request, cancellationToken);
            Response = response.Headers.GetValues("grpc-encoding").Single();
            return response;
        }
    }
}
