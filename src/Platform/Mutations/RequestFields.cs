using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace AnTq.Platform.Mutations;

/// <summary>The fields that requests share by name, found once per message type.</summary>
internal sealed class RequestFields
{
    private static readonly ConcurrentDictionary<MessageDescriptor, RequestFields> Known = new();

    private readonly FieldDescriptor? requestId;
    private readonly FieldDescriptor? validateOnly;

    private RequestFields(MessageDescriptor descriptor)
    {
        requestId = OfType(descriptor, "request_id", FieldType.String);
        validateOnly = OfType(descriptor, "validate_only", FieldType.Bool);
    }

    public static RequestFields Of(IMessage request) => Known.GetOrAdd(request.Descriptor, descriptor => new RequestFields(descriptor));

    public string? RequestId(IMessage request) => (string?)requestId?.Accessor.GetValue(request);

    public bool ValidateOnly(IMessage request) => validateOnly is not null && (bool)validateOnly.Accessor.GetValue(request);

    private static FieldDescriptor? OfType(MessageDescriptor descriptor, string name, FieldType type) =>
        descriptor.FindFieldByName(name) is { } field && field.FieldType == type && !field.IsRepeated ? field : null;
}
