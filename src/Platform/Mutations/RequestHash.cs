using System.Collections;
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
    public static byte[] Of(IMessage message) => SHA256.HashData((HasMap(message.Descriptor, []) ? Sorted(message) : message).ToByteArray());

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
        var entries = map.Cast<DictionaryEntry>().OrderBy(entry => Convert.ToString(entry.Key, null), StringComparer.Ordinal).ToList();
        map.Clear();
        foreach (var entry in entries)
        {
            if (entry.Value is IMessage child)
                SortMaps(child);
            map.Add(entry.Key, entry.Value);
        }
    }
}
