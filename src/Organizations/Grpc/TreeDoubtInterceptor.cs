using AnTq.Organizations.Domain;
using AnTq.Organizations.V1;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace AnTq.Organizations.Grpc;

/// <summary>
/// Doubts the tree in memory when a call that changes something has ended, however it ended, and before its caller hears of it: whoever
/// has written through this copy reads here what he has written.
/// </summary>
internal sealed class TreeDoubtInterceptor(TreeSource source) : Interceptor
{
    private const string OwnCalls = "/antq.organizations.";

    private static readonly FileDescriptor[] Files =
    [
        OrganizationServiceReflection.Descriptor,
        OrganizationChangeServiceReflection.Descriptor,
        OrganizationImportServiceReflection.Descriptor,
        CommitteeServiceReflection.Descriptor,
        OrganizationEventServiceReflection.Descriptor,
    ];

    private static readonly HashSet<string> Reading =
    [
        .. Files.SelectMany(file => file.Services)
            .SelectMany(service => service.Methods)
            .Where(method => method.ToProto().Options?.IdempotencyLevel == MethodOptions.Types.IdempotencyLevel.NoSideEffects)
            .Select(method => $"/{method.Service.FullName}/{method.Name}"),
    ];

    /// <inheritdoc/>
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        finally
        {
            DoubtAfter(context);
        }
    }

    /// <inheritdoc/>
    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(requestStream, context);
        }
        finally
        {
            DoubtAfter(context);
        }
    }

    private void DoubtAfter(ServerCallContext context)
    {
        if (context.Method.StartsWith(OwnCalls, StringComparison.Ordinal) && !Reading.Contains(context.Method))
            source.Doubt();
    }
}
