using Grpc.Core;
using Grpc.Core.Interceptors;

namespace AnTq.Platform.Grpc;

/// <summary>One thing done around calls of all four kinds.</summary>
internal abstract class ServerInterceptor : Interceptor
{
    /// <summary>Does it.</summary>
    /// <typeparam name="T">What the call returns; meaningless for calls that answer with a stream.</typeparam>
    /// <param name="context">The call's context.</param>
    /// <param name="isUnary">Whether one message is sent and one returned.</param>
    /// <param name="call">The rest of the call.</param>
    protected abstract Task<T> AroundAsync<T>(ServerCallContext context, bool isUnary, Func<Task<T>> call);

    /// <inheritdoc/>
    public sealed override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        AroundAsync(context, true, () => continuation(request, context));

    /// <inheritdoc/>
    public sealed override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        AroundAsync(context, false, () => continuation(requestStream, context));

    /// <inheritdoc/>
    public sealed override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        AroundAsync(context, false, () => WithoutResult(continuation(request, responseStream, context)));

    /// <inheritdoc/>
    public sealed override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        AroundAsync(context, false, () => WithoutResult(continuation(requestStream, responseStream, context)));

    private static async Task<bool> WithoutResult(Task call)
    {
        await call;
        return true;
    }
}
