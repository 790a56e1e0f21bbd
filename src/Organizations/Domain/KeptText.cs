using System.Text;
using AnTq.Organizations.V1;
using AnTq.Platform.Validation;

namespace AnTq.Organizations.Domain;

/// <summary>Text in the one form in which it is kept and compared: Unicode NFC, without outer blanks.</summary>
internal static class KeptText
{
    /// <summary>A text in its kept form.</summary>
    public static string Of(string text) => text.Normalize(NormalizationForm.FormC).Trim();

    /// <summary>A text in its kept form; notes a violation when nothing is left.</summary>
    public static string Of(string text, string field, Violations violations)
    {
        var kept = Of(text);
        if (kept.Length == 0)
            violations.Add(field, "không được để trống", "is blank");
        return kept;
    }

    /// <summary>A document with its texts in their kept form; notes violations where nothing is left.</summary>
    public static LegalBasis Of(LegalBasis basis, string field, Violations violations) => new()
    {
        DocumentKind = basis.DocumentKind,
        Number = Of(basis.Number, $"{field}.number", violations),
        Issuer = Of(basis.Issuer, $"{field}.issuer", violations),
        IssueDate = basis.IssueDate,
    };
}
