using Grpc.Core;

namespace AnTq.StandIns.Tests.Calls;

/// <summary>What the server does in one test; a method without a handler echoes.</summary>
internal sealed class EchoHandlers
{
    public Func<EchoRequest, ServerCallContext, Task<EchoResponse>> Unary { get; init; } =
        (request, _) => Task.FromResult(new EchoResponse { Text = request.Text });

    public Func<EchoRequest, IServerStreamWriter<EchoResponse>, ServerCallContext, Task> ServerStream { get; init; } =
        async (request, responses, _) =>
        {
            for (var i = 1; i <= request.Count; i++)
            {
                await responses.WriteAsync(new EchoResponse { Text = $"{request.Text} {i}" });
            }
        };

    public Func<IAsyncStreamReader<EchoRequest>, ServerCallContext, Task<EchoResponse>> ClientStream { get; init; } =
        async (requests, _) =>
        {
            var texts = new List<string>();
            await foreach (var request in requests.ReadAllAsync())
            {
                texts.Add(request.Text);
            }
            return new EchoResponse { Text = string.Join(' ', texts) };
        };

    public Func<IAsyncStreamReader<EchoRequest>, IServerStreamWriter<EchoResponse>, ServerCallContext, Task> DuplexStream { get; init; } =
        async (requests, responses, _) =>
        {
            await foreach (var request in requests.ReadAllAsync())
            {
                await responses.WriteAsync(new EchoResponse { Text = request.Text });
            }
        };
}

internal sealed class EchoServiceUnderTest(EchoHandlers handlers) : EchoService.EchoServiceBase
{
    public override Task<EchoResponse> Unary(EchoRequest request, ServerCallContext context) => handlers.Unary(request, context);

    public override Task ServerStream(EchoRequest request, IServerStreamWriter<EchoResponse> responseStream, ServerCallContext context) =>
        handlers.ServerStream(request, responseStream, context);

    public override Task<EchoResponse> ClientStream(IAsyncStreamReader<EchoRequest> requestStream, ServerCallContext context) =>
        handlers.ClientStream(requestStream, context);

    public override Task DuplexStream(
        IAsyncStreamReader<EchoRequest> requestStream, IServerStreamWriter<EchoResponse> responseStream, ServerCallContext context) =>
        handlers.DuplexStream(requestStream, responseStream, context);
}
