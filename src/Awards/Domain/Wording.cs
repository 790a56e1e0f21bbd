using System.Text;

namespace AnTq.Awards.Domain;

/// <summary>
/// The one form in which words are kept and compared: Unicode NFC, without outer blanks. The same Vietnamese letter can be written in
/// several ways; a table must not show two authorities where there is one.
/// </summary>
internal static class Wording
{
    /// <summary>Brings words into the kept form.</summary>
    public static string Keep(string words) => words.Normalize(NormalizationForm.FormC).Trim();
}
