using AnTq.Contracts.Tests.Descriptors;
using AnTq.Options.V1;
using Google.Protobuf.Reflection;

namespace AnTq.Contracts.Tests.Rules;

/// <summary>What the rules and the reference read off a declaration.</summary>
internal static class CallFacts
{
    public static bool OnlyReads(this MethodDescriptor method) =>
        method.ToProto().Options?.IdempotencyLevel == MethodOptions.Types.IdempotencyLevel.NoSideEffects;

    public static FieldRules Limits(this FieldDescriptor field) =>
        field.GetOptions()?.GetExtension(RulesExtensions.Rules) ?? new FieldRules();

    /// <summary>The service sets the field and ignores what a caller sends in it.</summary>
    public static bool IsOutputOnly(this FieldDescriptor field) =>
        Comments.Of(field).StartsWith("Output only.", StringComparison.Ordinal);

    public static FieldDescriptor? Field(this MessageDescriptor message, string name) => message.FindFieldByName(name);

    /// <summary>Every field that a caller can fill in a message: also those of the messages in it.</summary>
    public static IEnumerable<FieldDescriptor> FillableFields(this MessageDescriptor message) => Fillable(message, []);

    private static IEnumerable<FieldDescriptor> Fillable(MessageDescriptor message, HashSet<string> seen)
    {
        if (!seen.Add(message.FullName) || message.File.Package.StartsWith("google.", StringComparison.Ordinal))
        {
            yield break;
        }

        foreach (var field in message.Fields.InDeclarationOrder().Where(field => !field.IsOutputOnly()))
        {
            yield return field;
            if (field.FieldType != FieldType.Message)
            {
                continue;
            }

            foreach (var inner in Fillable(field.MessageType, seen))
            {
                yield return inner;
            }
        }
    }
}
