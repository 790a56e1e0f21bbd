using AnTq.Architecture.Tests.Violations.Grpc;

namespace AnTq.Architecture.Tests.Violations.Consumers;

/// <summary>A consumer that goes through the gRPC class instead of the feature.</summary>
internal sealed class PretendsToBeCalled : ReadsTables;
