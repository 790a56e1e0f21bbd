using System.Reflection;
using AnTq.Testing;

namespace AnTq.OtherLanguages.Tests.Runners;

/// <summary>Turns protos into descriptors, from which Python makes its messages.</summary>
internal static class Protoc
{
    /// <param name="target">The file to write.</param>
    /// <param name="files">Folder and path in it, of protos that may also import those of protos/.</param>
    public static Task DescribeAsync(string target, params (string Folder, string Path)[] files)
    {
        var folders = files.Select(file => file.Folder).Distinct().Append(Path.Combine(Repository.Root, "protos")).Append(Read("ProtocIncludes"));
        return ClientProgram.RunAsync(Read("Protoc"), Repository.Root,
            [.. folders.Select(folder => $"--proto_path={folder}"), "--include_imports", $"--descriptor_set_out={target}", .. files.Select(file => file.Path)],
            new Dictionary<string, string>());
    }

    private static string Read(string key) =>
        typeof(Protoc).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == key).Value!;
}
