using System.Collections;
using System.Globalization;
using AnTq.Options.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace AnTq.Platform.Validation;

/// <summary>The check of one field of a message type.</summary>
internal sealed class FieldCheck
{
    // The years 1 to 9999, in seconds since 1970.
    private const long FirstSecond = -62_135_596_800;
    private const long LastSecond = 253_402_300_799;

    private readonly FieldRules rules;
    private readonly bool hasRules;
    private readonly bool isText;
    private readonly bool isNumber;
    private readonly bool isEnum;
    private readonly bool isMoment;

    public FieldCheck(FieldDescriptor field)
    {
        Field = field;
        var declared = field.GetOptions()?.GetExtension(RulesExtensions.Rules);
        hasRules = declared is not null;
        rules = declared ?? new FieldRules();
        var value = field.IsMap ? field.MessageType.FindFieldByNumber(2) : field;
        isText = value.FieldType == FieldType.String;
        isNumber = value.FieldType is FieldType.Int32 or FieldType.Int64 or FieldType.UInt32 or FieldType.UInt64 or FieldType.SInt32
            or FieldType.SInt64 or FieldType.Fixed32 or FieldType.Fixed64 or FieldType.SFixed32 or FieldType.SFixed64;
        isEnum = value.FieldType == FieldType.Enum;
        isMoment = value.FieldType == FieldType.Message && value.MessageType.FullName == Timestamp.Descriptor.FullName;
        HoldsMessages = value.FieldType == FieldType.Message
            && value.MessageType.File.Package.StartsWith("antq.", StringComparison.Ordinal);
    }

    public FieldDescriptor Field { get; }

    public bool HoldsMessages { get; }

    /// <summary>
    /// Texts, enums and moments are checked in any case: control characters, unknown values and moments that never were are never allowed.
    /// </summary>
    public bool IsNeeded => hasRules || isText || isEnum || isMoment || HoldsMessages;

    public void Run(IMessage message, string prefix, Violations violations)
    {
        var value = Field.Accessor.GetValue(message);
        var path = prefix + Field.Name;
        if (value is IDictionary or IList)
        {
            CheckItems(value, path, violations);
            return;
        }

        if (!IsPresent(message, value))
        {
            if (rules.Required)
                violations.Add(path, "bắt buộc", "is required");
            return;
        }

        CheckValue(value, path, violations);
    }

    // A number without explicit presence is there whatever its value: zero is a value, and `required` says nothing about it.
    private bool IsPresent(IMessage message, object? value) => value switch
    {
        null => false,
        string text => text.Length > 0,
        ByteString bytes => !bytes.IsEmpty,
        _ when isEnum && !Field.HasPresence => Convert.ToInt32(value, CultureInfo.InvariantCulture) != 0,
        _ => !Field.HasPresence || Field.Accessor.HasValue(message),
    };

    private void CheckItems(object value, string path, Violations violations)
    {
        var count = ((ICollection)value).Count;
        if (rules.Required && count == 0)
            violations.Add(path, "bắt buộc", "is required");
        if (rules.HasMinItems && count < rules.MinItems && count > 0)
            violations.Add(path, $"cần ít nhất {rules.MinItems} mục", $"needs at least {rules.MinItems} items");
        if (rules.HasMaxItems && count > rules.MaxItems)
        {
            violations.Add(path, $"có nhiều hơn {rules.MaxItems} mục", $"has more than {rules.MaxItems} items");
            return;
        }

        if (value is IDictionary map)
        {
            foreach (DictionaryEntry entry in map)
                CheckValue(entry.Value!, $"{path}[{entry.Key}]", violations);
        }
        else
        {
            CheckList((IList)value, path, violations);
        }
    }

    private void CheckList(IList list, string path, Violations violations)
    {
        var seen = rules.UniqueItems ? new HashSet<object>() : null;
        for (var index = 0; index < list.Count; index++)
        {
            CheckValue(list[index]!, $"{path}[{index}]", violations);
            if (seen is not null && !seen.Add(list[index]!))
                violations.Add($"{path}[{index}]", "bị lặp lại", "stands there twice");
        }
    }

    private void CheckValue(object value, string path, Violations violations)
    {
        if (isText)
            TextRules.Check((string)value, rules, path, violations);
        else if (isNumber)
            CheckNumber(Convert.ToDecimal(value, CultureInfo.InvariantCulture), path, violations);
        else if (isEnum && !Field.IsMap && !IsKnown(Convert.ToInt32(value, CultureInfo.InvariantCulture)))
            violations.Add(path, "không phải giá trị đã biết", "is not a known value");
        else if (value is Timestamp moment && !IsMoment(moment))
            violations.Add(path, "không phải một thời điểm từ năm 1 đến năm 9999", "is not a moment of the years 1 to 9999");
    }

    // Zero is what is not set: a field may be left so, an item of a list is there to say something.
    private bool IsKnown(int number) => Field.EnumType.FindValueByNumber(number) is not null && !(number == 0 && Field.IsRepeated);

    private static bool IsMoment(Timestamp moment) =>
        moment.Seconds is >= FirstSecond and <= LastSecond && moment.Nanos is >= 0 and < 1_000_000_000;

    private void CheckNumber(decimal number, string path, Violations violations)
    {
        if (rules.HasMinimum && number < rules.Minimum)
            violations.Add(path, $"nhỏ hơn {rules.Minimum}", $"is less than {rules.Minimum}");
        if (rules.HasMaximum && number > rules.Maximum)
            violations.Add(path, $"lớn hơn {rules.Maximum}", $"is greater than {rules.Maximum}");
    }
}
