using AnTq.Platform.Grpc;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace AnTq.Platform.Validation;

/// <summary>Checks every request message against the limits declared beside its fields, before the method sees it.</summary>
internal sealed class ValidationInterceptor : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Check(request);
        return continuation(request, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Check(request);
        return continuation(request, responseStream, context);
    }

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        continuation(new CheckedStream<TRequest>(requestStream), context);

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        continuation(new CheckedStream<TRequest>(requestStream), responseStream, context);

    private static void Check<T>(T request)
    {
        if (request is not IMessage message)
            return;
        var violations = new Violations();
        MessageRules.Check(message, violations);
        violations.ThrowIfAny();
    }

    private sealed class CheckedStream<T>(IAsyncStreamReader<T> inner) : IAsyncStreamReader<T>
    {
        public T Current => inner.Current;

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            if (!await ReadAsync(cancellationToken))
                return false;
            Check(inner.Current);
            return true;
        }

        // The server reads a stream's messages under the method's hands: what it cannot read surfaces here.
        private async Task<bool> ReadAsync(CancellationToken cancellationToken)
        {
            try
            {
                return await inner.MoveNext(cancellationToken);
            }
            catch (RpcException unreadable) when (EarlyRefusals.OfMessage(unreadable.StatusCode, unreadable.Status.Detail) is { } refusal)
            {
                throw refusal;
            }
            catch (InvalidProtocolBufferException malformed)
            {
                throw EarlyRefusals.MessageMalformed(malformed);
            }
        }
    }
}
