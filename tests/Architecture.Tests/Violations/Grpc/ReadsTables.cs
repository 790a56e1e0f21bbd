using AnTq.Architecture.Tests.Violations.Persistence;
using Npgsql;

namespace AnTq.Architecture.Tests.Violations.Grpc;

/// <summary>A gRPC method that reads for itself.</summary>
internal class ReadsTables
{
    public List<CallsBack> Rows { get; } = [];

    public static NpgsqlCommand Query() => new();
}
