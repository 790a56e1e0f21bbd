using AnTq.Platform.Validation;

namespace AnTq.Organizations.Domain;

/// <summary>The name of an organization in the one form in which it is kept and compared: Unicode NFC, without outer blanks.</summary>
internal static class OrganizationName
{
    /// <summary>Greatest number of characters.</summary>
    public const int MaximumLength = 200;

    /// <summary>Brings a name into its kept form; notes a violation when nothing readable or too much is left.</summary>
    /// <param name="name">As the caller wrote it, without control characters.</param>
    /// <param name="field">Path of the field, for the violation.</param>
    /// <param name="violations">Where violations are collected.</param>
    public static string Normalize(string name, string field, Violations violations)
    {
        var kept = KeptText.Of(name, field, violations);
        // A few characters take more code points in NFC than as written.
        if (kept.EnumerateRunes().Count() > MaximumLength)
            violations.Add(field, $"dài hơn {MaximumLength} ký tự", $"is longer than {MaximumLength} characters");
        return kept;
    }
}
