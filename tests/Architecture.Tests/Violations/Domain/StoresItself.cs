using AnTq.Architecture.Tests.Violations.Persistence;
using Grpc.Core;
using Npgsql;

namespace AnTq.Architecture.Tests.Violations.Domain;

/// <summary>An object of the domain that knows its table and its call.</summary>
internal sealed class StoresItself(NpgsqlDataSource database)
{
    /// <summary>The one thing of gRPC that a domain may name.</summary>
    public static StatusCode Code => StatusCode.NotFound;

    public IEnumerable<string> Save(ServerCallContext context)
    {
        yield return $"{database.ConnectionString}{context.Method}{new CallsBack()}";
    }
}
