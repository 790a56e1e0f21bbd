using System.Globalization;
using AnTq.Options.V1;

namespace AnTq.Contracts.Tests.Reference;

/// <summary>The limits of a field in words.</summary>
internal static class LimitText
{
    public static string Of(FieldRules limits) => string.Join("; ", Parts(limits));

    private static IEnumerable<string> Parts(FieldRules limits)
    {
        if (limits.Required)
        {
            yield return "required";
        }

        if (limits.HasMinLength || limits.HasMaxLength)
        {
            yield return $"{Range(Value(limits.HasMinLength, limits.MinLength), Value(limits.HasMaxLength, limits.MaxLength))} characters";
        }

        if (limits.HasMinimum || limits.HasMaximum)
        {
            yield return Range(Value(limits.HasMinimum, limits.Minimum), Value(limits.HasMaximum, limits.Maximum));
        }

        if (limits.HasMinItems || limits.HasMaxItems)
        {
            yield return $"{Range(Value(limits.HasMinItems, limits.MinItems), Value(limits.HasMaxItems, limits.MaxItems))} items";
        }

        if (limits.UniqueItems)
        {
            yield return "no item twice";
        }

        if (limits.ResourceCollection.Length > 0)
        {
            yield return $"`{limits.ResourceCollection}/…`";
        }

        if (FormOf(limits.Form) is { } form)
        {
            yield return form;
        }
    }

    private static long? Value(bool isSet, long value) => isSet ? value : null;

    private static string Range(long? least, long? greatest) => (least, greatest) switch
    {
        ({ } from, { } to) => $"{Number(from)} to {Number(to)}",
        ({ } from, null) => $"{Number(from)} or more",
        (_, var to) => $"at most {Number(to!.Value)}",
    };

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string? FormOf(StringForm form) => form switch
    {
        StringForm.Unspecified => null,
        StringForm.Uuid => "UUID",
        StringForm.Date => "date",
        StringForm.ResourceId => "resource id",
        StringForm.SingleLine => "one line",
        StringForm.OfficialCode => "digits, capital letters, dots",
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "The reference has no words for this form."),
    };
}
