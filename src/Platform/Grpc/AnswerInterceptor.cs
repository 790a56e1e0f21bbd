using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace AnTq.Platform.Grpc;

/// <summary>
/// Holds single answers to <see cref="AnswerLimit"/>, and leaves small messages uncompressed: they get no shorter, and of an empty one
/// .NET makes no gzip stream at all, which other clients refuse to read.
/// </summary>
internal sealed class AnswerInterceptor : Interceptor
{
    private const int GreatestUncompressedBytes = 1024;
    private static readonly WriteOptions Uncompressed = new(WriteFlags.NoCompress);

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        Single(await continuation(request, context), context);

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        Single(await continuation(requestStream, context), context);

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        continuation(request, new SizedAnswers<TResponse>(responseStream), context);

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        continuation(requestStream, new SizedAnswers<TResponse>(responseStream), context);

    private static T Single<T>(T answer, ServerCallContext context)
        where T : class
    {
        context.WriteOptions = OptionsFor(AnswerLimit.Check((IMessage)answer));
        return answer;
    }

    private static WriteOptions? OptionsFor(int bytes) => bytes <= GreatestUncompressedBytes ? Uncompressed : null;

    private sealed class SizedAnswers<T>(IServerStreamWriter<T> inner) : IServerStreamWriter<T>
    {
        public WriteOptions? WriteOptions
        {
            get => inner.WriteOptions;
            set => inner.WriteOptions = value;
        }

        public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

        public Task WriteAsync(T message, CancellationToken cancellationToken)
        {
            inner.WriteOptions = OptionsFor(((IMessage)message!).CalculateSize());
            return inner.WriteAsync(message, cancellationToken);
        }
    }
}
