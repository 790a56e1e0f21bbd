using AnTq.Platform.Access;
using Grpc.Core;

namespace AnTq.Platform.Grpc;

/// <summary>Keeps the <see cref="Call"/> of a gRPC call beside its context.</summary>
public static class CallState
{
    private static readonly object Key = new();

    /// <summary>
    /// The call as features see it. Its deadline and cancellation token know the suite's default and greatest time, which those of
    /// <paramref name="context"/> do not.
    /// </summary>
    /// <param name="context">The context of a call on a server registered with <c>AddGrpcServer</c>.</param>
    public static Call ToCall(this ServerCallContext context) => (Call)context.UserState[Key];

    internal static void Keep(ServerCallContext context, Call call) => context.UserState[Key] = call;

    internal static Call? Find(ServerCallContext context) => context.UserState.TryGetValue(Key, out var call) ? (Call)call : null;
}
