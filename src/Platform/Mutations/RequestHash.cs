using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace AnTq.Platform.Mutations;

/// <summary>
/// Hash of a message's content. Serialized bytes serve as they are, except that map entries come in any order: some languages shuffle
/// them at every call, so messages with maps are hashed with their entries sorted.
/// </summary>
internal static class RequestHash
{
    private static readonly ConcurrentDictionary<MessageDescriptor, bool> WithMaps = new();

    public static byte[] Of(IMessage message)
    {
        var hasMaps = WithMaps.GetOrAdd(message.Descriptor, descriptor => HasMap(descriptor, []));
        return SHA256.HashData((hasMaps ? Sorted(message) : message).ToByteArray());
    }

    private static bool HasMap(MessageDescriptor descriptor, HashSet<MessageDescriptor> seen) =>
        seen.Add(descriptor) && descriptor.Fields.InDeclarationOrder().Any(field =>
            field.IsMap || (field.FieldType == FieldType.Message && HasMap(field.MessageType, seen)));

    private static IMessage Sorted(IMessage message)
    {
        var copy = message.Descriptor.Parser.ParseFrom(message.ToByteArray());
        SortMaps(copy);
        return copy;
    }

    private static void SortMaps(IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            switch (field.Accessor.GetValue(message))
            {
                case IDictionary map:
                    SortEntries(map);
                    break;
                case IMessage child:
                    SortMaps(child);
                    break;
                case IList children:
                    foreach (var child in children.OfType<IMessage>())
                        SortMaps(child);
                    break;
            }
        }
    }

    private static void SortEntries(IDictionary map)
    {
        var keys = map.Keys.Cast<object>().OrderBy(key => Convert.ToString(key, CultureInfo.InvariantCulture), StringComparer.Ordinal).ToList();
        var values = keys.ConvertAll(key => map[key]);
        map.Clear();
        for (var index = 0; index < keys.Count; index++)
        {
            if (values[index] is IMessage child)
                SortMaps(child);
            map.Add(keys[index], values[index]);
        }
    }
}
