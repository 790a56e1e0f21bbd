using Grpc.Core;

namespace AnTq.Platform.Errors;

/// <summary>
/// Tells a call to another service whose connection broke from one that was answered: for some ways to break, such as a ping without an
/// answer, the client library states INTERNAL, as if the other service had failed.
/// </summary>
internal static class BrokenConnection
{
    public static bool Ended(RpcException call) => call.Status.DebugException is HttpRequestException or IOException;
}
