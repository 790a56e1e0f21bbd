using AnTq.Architecture.Tests.Violations.Grpc;
using Grpc.Core;

namespace AnTq.Architecture.Tests.Violations.Features;

/// <summary>A feature that only a gRPC call can use.</summary>
internal sealed class AnswersCalls
{
    public Func<string> Handle(ServerCallContext context) => () => context.Method + new ReadsTables();
}
