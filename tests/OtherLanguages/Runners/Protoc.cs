using System.Reflection;
using AnTq.Testing;

namespace AnTq.OtherLanguages.Tests.Runners;

/// <summary>Turns protos into descriptors, from which Python makes its messages.</summary>
internal static class Protoc
{
    public static Task DescribeAsync(string target, string folder, params string[] files) =>
        ClientProgram.RunAsync(Read("Protoc"), folder,
            [
                $"--proto_path={folder}", $"--proto_path={Path.Combine(Repository.Root, "protos")}", $"--proto_path={Read("ProtocIncludes")}",
                "--include_imports", $"--descriptor_set_out={target}", .. files,
            ], new Dictionary<string, string>());

    private static string Read(string key) =>
        typeof(Protoc).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == key).Value!;
}
