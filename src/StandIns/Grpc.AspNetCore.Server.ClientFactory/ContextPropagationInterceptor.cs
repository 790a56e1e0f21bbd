using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.ClientFactory;

/// <summary>Gives a call the earlier of its own and the current request's deadline, and both cancellations.</summary>
internal sealed partial class ContextPropagationInterceptor(
    GrpcContextPropagationOptions options, IHttpContextAccessor accessor, ILogger<ContextPropagationInterceptor> logger) : Interceptor
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context,
        BlockingUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        using var propagated = Propagate(context.Options);
        return continuation(request, With(context, propagated.Options));
    }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var propagated = Propagate(context.Options);
        var call = continuation(request, With(context, propagated.Options));
        return !propagated.IsLinked ? call : new AsyncUnaryCall<TResponse>(
            propagated.Until(call.ResponseAsync), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, propagated.Then(call));
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var propagated = Propagate(context.Options);
        var call = continuation(request, With(context, propagated.Options));
        return !propagated.IsLinked ? call : new AsyncServerStreamingCall<TResponse>(
            call.ResponseStream, call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, propagated.Then(call));
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var propagated = Propagate(context.Options);
        var call = continuation(With(context, propagated.Options));
        return !propagated.IsLinked ? call : new AsyncClientStreamingCall<TRequest, TResponse>(
            call.RequestStream, propagated.Until(call.ResponseAsync), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers,
            propagated.Then(call));
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var propagated = Propagate(context.Options);
        var call = continuation(With(context, propagated.Options));
        return !propagated.IsLinked ? call : new AsyncDuplexStreamingCall<TRequest, TResponse>(
            call.RequestStream, call.ResponseStream, call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, propagated.Then(call));
    }

    private static ClientInterceptorContext<TRequest, TResponse> With<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, CallOptions options)
        where TRequest : class
        where TResponse : class => new(context.Method, context.Host, options);

    private PropagatedOptions Propagate(CallOptions own)
    {
        var httpContext = accessor.HttpContext;
        if (httpContext?.Features.Get<IServerCallContextFeature>()?.ServerCallContext is { } current)
        {
            return PropagatedOptions.Of(own, current);
        }
        var reason = httpContext is null ? "Can't find the current HttpContext."
            : "Can't find the gRPC ServerCallContext on the current HttpContext.";
        LogNothingToPropagate(logger, reason);
        return options.SuppressContextNotFoundErrors ? new PropagatedOptions(own)
            : throw new InvalidOperationException("Unable to propagate server context values to the call. " + reason);
    }

    [LoggerMessage(1, LogLevel.Debug, "Unable to propagate server context values to the call. {Reason}")]
    private static partial void LogNothingToPropagate(ILogger logger, string reason);
}
