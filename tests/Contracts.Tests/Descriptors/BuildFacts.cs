using System.Reflection;

namespace AnTq.Contracts.Tests.Descriptors;

/// <summary>Places that only the build knows, written into this assembly by it.</summary>
internal static class BuildFacts
{
    public static string RepositoryRoot => Read("RepositoryRoot");

    public static string Protos => Path.Combine(RepositoryRoot, "protos");

    public static string Protoc => Read("Protoc");

    public static string ProtocIncludes => Read("ProtocIncludes");

    private static string Read(string key) =>
        typeof(BuildFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == key).Value!;
}
