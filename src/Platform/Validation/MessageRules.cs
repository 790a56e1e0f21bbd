using System.Collections;
using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace AnTq.Platform.Validation;

/// <summary>The limits of a message type's fields, read from its descriptor once, and of the messages within it.</summary>
internal sealed class MessageRules
{
    // Deeper than any message of ours; a bound for messages that contain themselves.
    private const int GreatestDepth = 32;

    private static readonly ConcurrentDictionary<MessageDescriptor, MessageRules> Known = new();

    private readonly FieldCheck[] checks;

    private MessageRules(MessageDescriptor descriptor) =>
        checks = [.. descriptor.Fields.InDeclarationOrder().Select(field => new FieldCheck(field)).Where(check => check.IsNeeded)];

    public static void Check(IMessage message, Violations violations) => Check(message, "", violations, 0);

    private static void Check(IMessage message, string prefix, Violations violations, int depth)
    {
        if (depth > GreatestDepth)
        {
            violations.Add(prefix.TrimEnd('.'), "lồng nhau quá sâu", "is nested too deeply");
            return;
        }

        foreach (var check in Known.GetOrAdd(message.Descriptor, descriptor => new MessageRules(descriptor)).checks)
        {
            check.Run(message, prefix, violations);
            if (check.HoldsMessages)
                Descend(check.Field, message, prefix, violations, depth);
        }
    }

    private static void Descend(FieldDescriptor field, IMessage message, string prefix, Violations violations, int depth)
    {
        switch (field.Accessor.GetValue(message))
        {
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                {
                    if (entry.Value is IMessage child)
                        Check(child, $"{prefix}{field.Name}[{entry.Key}].", violations, depth + 1);
                }

                break;
            case IList list:
                for (var index = 0; index < list.Count; index++)
                {
                    if (list[index] is IMessage child)
                        Check(child, $"{prefix}{field.Name}[{index}].", violations, depth + 1);
                }

                break;
            case IMessage child:
                Check(child, $"{prefix}{field.Name}.", violations, depth + 1);
                break;
        }
    }
}
