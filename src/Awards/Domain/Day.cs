using System.Globalization;

namespace AnTq.Awards.Domain;

/// <summary>Days as they are written in messages: YYYY-MM-DD.</summary>
internal static class Day
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>Reads a day that has passed the check of its form.</summary>
    public static DateOnly Parse(string day) => DateOnly.ParseExact(day, Format, CultureInfo.InvariantCulture);

    /// <summary>Writes a day, an absent one as empty text.</summary>
    public static string Write(DateOnly? day) => day?.ToString(Format, CultureInfo.InvariantCulture) ?? "";
}
