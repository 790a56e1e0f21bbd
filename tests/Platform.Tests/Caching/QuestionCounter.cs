using Grpc.Core;
using Grpc.Core.Interceptors;

namespace AnTq.Platform.Tests.Caching;

/// <summary>Counts what a copy asks the organizations service.</summary>
internal sealed class QuestionCounter : Interceptor
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        Interlocked.Increment(ref _count);
        return continuation(request, context);
    }
}
