namespace AnTq.OtherLanguages.Tests.Runners;

/// <summary>The protos of gRPC's standard services, as their npm packages bring them.</summary>
internal static class StandardProtos
{
    public static string Health { get; } = Path.Combine(Node.Folder, "node_modules", "grpc-health-check", "proto");

    public static string Reflection { get; } = Path.Combine(Node.Folder, "node_modules", "@grpc", "reflection", "build", "proto");

    /// <summary>Folder, and path in it.</summary>
    public static IReadOnlyList<(string Folder, string Path)> Files { get; } =
    [
        (Health, "health/v1/health.proto"),
        (Reflection, "grpc/reflection/v1/reflection.proto"),
        (Reflection, "grpc/reflection/v1alpha/reflection.proto"),
    ];
}
