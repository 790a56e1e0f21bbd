using System.Diagnostics;
using AnTq.Options.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace AnTq.Contracts.Tests.Descriptors;

/// <summary>Compiles protos into descriptors that know their comments and the limits declared in antq.options.v1.</summary>
internal static class Protoc
{
    private static readonly ExtensionRegistry _extensions = [RulesExtensions.Rules];

    /// <summary>The named files below a folder, without what they import.</summary>
    public static IReadOnlyList<FileDescriptor> Compile(string folder, IReadOnlyCollection<string> files)
    {
        var image = Path.GetTempFileName();
        try
        {
            Run([
                $"--proto_path={folder}", $"--proto_path={BuildFacts.Protos}", $"--proto_path={BuildFacts.ProtocIncludes}",
                "--include_imports", "--include_source_info", $"--descriptor_set_out={image}", .. files,
            ]);
            var set = FileDescriptorSet.Parser.WithExtensionRegistry(_extensions).ParseFrom(File.ReadAllBytes(image));
            return [.. FileDescriptor.BuildFromByteStrings(set.File.Select(file => file.ToByteString()), _extensions)
                .Where(file => files.Contains(file.Name))];
        }
        finally
        {
            File.Delete(image);
        }
    }

    private static void Run(string[] arguments)
    {
        var start = new ProcessStartInfo(BuildFacts.Protoc, arguments) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"protoc: {errors}");
        }
    }
}
