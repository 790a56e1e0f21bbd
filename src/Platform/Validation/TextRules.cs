using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AnTq.Options.V1;

namespace AnTq.Platform.Validation;

/// <summary>The limits of one text.</summary>
internal static partial class TextRules
{
    private static readonly DateOnly FirstDate = new(1945, 1, 1);
    private static readonly DateOnly LastDate = new(2100, 12, 31);

    public static void Check(string text, FieldRules rules, string path, Violations violations)
    {
        if (text.Length == 0)
            return;
        CheckLength(text, rules, path, violations);
        if (HasForbiddenCharacter(text, rules.Form))
            violations.Add(path, "chứa ký tự điều khiển", "contains control characters");
        else if (!HasForm(text, rules.Form))
            violations.Add(path, $"phải là {VietnameseForm(rules.Form)}", $"must be {EnglishForm(rules.Form)}");
        if (rules.ResourceCollection.Length > 0 && !IsNameIn(text, rules.ResourceCollection))
            violations.Add(path, $"phải có dạng {rules.ResourceCollection}/{{id}}", $"must read {rules.ResourceCollection}/{{id}}");
    }

    private static void CheckLength(string text, FieldRules rules, string path, Violations violations)
    {
        var length = text.EnumerateRunes().Count();
        if (rules.HasMinLength && length < rules.MinLength)
            violations.Add(path, $"ngắn hơn {rules.MinLength} ký tự", $"is shorter than {rules.MinLength} characters");
        if (rules.HasMaxLength && length > rules.MaxLength)
            violations.Add(path, $"dài hơn {rules.MaxLength} ký tự", $"is longer than {rules.MaxLength} characters");
    }

    // Text of several lines is allowed where no form is named, and nowhere else. U+2028 and U+2029 break lines too.
    private static bool HasForbiddenCharacter(string text, StringForm form) => text.EnumerateRunes().Any(rune =>
        rune.Value is '\n' or 0x2028 or 0x2029 ? form != StringForm.Unspecified : Rune.IsControl(rune));

    private static bool HasForm(string text, StringForm form) => form switch
    {
        StringForm.Uuid => Guid.TryParseExact(text, "D", out _),
        StringForm.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date >= FirstDate && date <= LastDate,
        StringForm.ResourceId => ResourceId().IsMatch(text),
        StringForm.OfficialCode => OfficialCode().IsMatch(text),
        _ => true,
    };

    private static bool IsNameIn(string text, string collection) =>
        text.Length > collection.Length + 1
        && text.StartsWith(collection, StringComparison.Ordinal)
        && text[collection.Length] == '/'
        && NamePart().IsMatch(text.AsSpan(collection.Length + 1));

    private static string EnglishForm(StringForm form) => form switch
    {
        StringForm.Uuid => "a UUID",
        StringForm.Date => "a date YYYY-MM-DD from 1945-01-01 to 2100-12-31",
        StringForm.ResourceId => "a lower-case letter, then 3 to 62 lower-case letters, digits or hyphens",
        StringForm.OfficialCode => "digits, capital letters and dots",
        _ => "text",
    };

    private static string VietnameseForm(StringForm form) => form switch
    {
        StringForm.Uuid => "một UUID",
        StringForm.Date => "ngày dạng YYYY-MM-DD, từ 1945-01-01 đến 2100-12-31",
        StringForm.ResourceId => "một chữ cái thường, sau đó là 3 đến 62 chữ cái thường, chữ số hoặc gạch nối",
        StringForm.OfficialCode => "chữ số, chữ cái hoa và dấu chấm",
        _ => "văn bản",
    };

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{3,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ResourceId();

    [GeneratedRegex(@"\A[0-9A-Z.]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex OfficialCode();

    [GeneratedRegex(@"\A[a-z0-9-]{1,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePart();
}
