using System.Globalization;

namespace AnTq.Organizations.Domain;

/// <summary>The days on which something holds: the first one included, the last bound not. Never empty.</summary>
/// <param name="From">First day.</param>
/// <param name="To">First day on which it no longer holds; null while no end is known.</param>
internal readonly record struct Validity(DateOnly From, DateOnly? To)
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>Reads a validity from its written days, which have passed the checks of their form.</summary>
    public static Validity Parse(string from, string to)
    {
        var validity = new Validity(ParseDay(from), to.Length == 0 ? null : ParseDay(to));
        if (validity.To <= validity.From)
            throw OrganizationErrors.EndsBeforeItStarts(validity);
        return validity;
    }

    /// <summary>Whether a day is among them.</summary>
    public bool Includes(DateOnly day) => From <= day && (To is null || day < To);

    /// <summary>Whether all days of another validity are among them.</summary>
    public bool Includes(Validity other) => From <= other.From && (To is null || other.To <= To);

    /// <summary>The days that are in both; null when there is none.</summary>
    public Validity? And(Validity other)
    {
        var from = From > other.From ? From : other.From;
        var to = To is null || other.To < To ? other.To : To;
        return to <= from ? null : new Validity(from, to);
    }

    /// <summary>Reads a day written YYYY-MM-DD.</summary>
    public static DateOnly ParseDay(string day) => DateOnly.ParseExact(day, Format, CultureInfo.InvariantCulture);

    /// <summary>Writes a day as YYYY-MM-DD, an absent one as empty text.</summary>
    public static string Write(DateOnly? day) => day?.ToString(Format, CultureInfo.InvariantCulture) ?? "";
}
