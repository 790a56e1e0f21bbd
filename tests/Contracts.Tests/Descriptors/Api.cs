using Google.Protobuf.Reflection;

namespace AnTq.Contracts.Tests.Descriptors;

/// <summary>A set of proto files, looked at as one API.</summary>
internal sealed class Api(IReadOnlyList<FileDescriptor> files)
{
    private static readonly Lazy<Api> _published = new(() => new Api(Protoc.Compile(BuildFacts.Protos, ProtoFiles())));

    /// <summary>What protos/ says.</summary>
    public static Api Published => _published.Value;

    public IReadOnlyList<FileDescriptor> Files => files;

    public IEnumerable<ServiceDescriptor> Services => files.SelectMany(file => file.Services);

    public IEnumerable<MethodDescriptor> Methods => Services.SelectMany(service => service.Methods);

    /// <summary>All messages, nested ones included.</summary>
    public IEnumerable<MessageDescriptor> Messages => files.SelectMany(file => file.MessageTypes).SelectMany(WithNested);

    public IEnumerable<EnumDescriptor> Enums =>
        files.SelectMany(file => file.EnumTypes).Concat(Messages.SelectMany(message => message.EnumTypes));

    /// <summary>An API of one file, given without its first lines.</summary>
    public static Api FromText(string declarations, string package = "antq.fixture.v1")
    {
        var folder = Directory.CreateTempSubdirectory("antq-protos-");
        try
        {
            var preamble = $"""
                syntax = "proto3";
                package {package};
                import "antq/options/v1/rules.proto";
                option csharp_namespace = "AnTq.Fixture.V1";

                """;
            File.WriteAllText(Path.Combine(folder.FullName, "fixture.proto"), preamble + declarations);
            return new Api(Protoc.Compile(folder.FullName, ["fixture.proto"]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string[] ProtoFiles() =>
    [
        .. Directory.EnumerateFiles(BuildFacts.Protos, "*.proto", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(BuildFacts.Protos, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<MessageDescriptor> WithNested(MessageDescriptor message) =>
        message.NestedTypes.Where(nested => nested.ToProto().Options?.MapEntry != true).SelectMany(WithNested).Prepend(message);
}
