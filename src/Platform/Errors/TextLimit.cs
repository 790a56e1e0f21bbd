using System.Text;

namespace AnTq.Platform.Errors;

/// <summary>Cuts text to a number of UTF-8 bytes without breaking a character.</summary>
internal static class TextLimit
{
    private const char Ellipsis = '…';

    public static string Cut(string text, int bytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= bytes)
            return text;
        var room = bytes - Encoding.UTF8.GetByteCount([Ellipsis]);
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            room -= rune.Utf8SequenceLength;
            if (room < 0)
                break;
            kept.Append(rune.ToString());
        }

        return kept.Append(Ellipsis).ToString();
    }
}
