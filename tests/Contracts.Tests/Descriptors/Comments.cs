using Google.Protobuf.Reflection;

namespace AnTq.Contracts.Tests.Descriptors;

/// <summary>
/// The comments before declarations. Google.Protobuf offers them for most kinds of declarations but not for packages and
/// oneofs, so they are found by their path: the field numbers of descriptor.proto, each followed by an index.
/// </summary>
internal static class Comments
{
    private const int Package = 2, Message = 4, Enum = 5, Service = 6;
    private const int Method = 2, Value = 2, Field = 2, NestedMessage = 3, NestedEnum = 4, Oneof = 8;

    /// <summary>The comment as one text without line breaks; empty when there is none.</summary>
    public static string Of(IDescriptor descriptor) => Read(descriptor.File, PathOf(descriptor));

    private static int[] PathOf(IDescriptor descriptor) => descriptor switch
    {
        FileDescriptor => [Package],
        ServiceDescriptor service => [Service, service.Index],
        MethodDescriptor method => [.. PathOf(method.Service), Method, method.Index],
        MessageDescriptor { ContainingType: { } outer } message => [.. PathOf(outer), NestedMessage, message.Index],
        MessageDescriptor message => [Message, message.Index],
        FieldDescriptor { ContainingType: { } message } field => [.. PathOf(message), Field, field.Index],
        OneofDescriptor oneof => [.. PathOf(oneof.ContainingType), Oneof, oneof.Index],
        EnumDescriptor { ContainingType: { } outer } type => [.. PathOf(outer), NestedEnum, type.Index],
        EnumDescriptor type => [Enum, type.Index],
        EnumValueDescriptor value => [.. PathOf(value.EnumDescriptor), Value, value.Index],
        _ => throw new ArgumentException($"No comments are looked for on {descriptor.FullName}."),
    };

    private static string Read(FileDescriptor file, int[] path)
    {
        var location = file.ToProto().SourceCodeInfo?.Location.FirstOrDefault(location => location.Path.SequenceEqual(path));
        var lines = location?.LeadingComments.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        return string.Join(' ', lines);
    }
}
