using System.Globalization;

namespace AnTq.Cli.Output;

/// <summary>Days as they are written in Vietnam: 01/07/2025.</summary>
internal static class VietnameseDay
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>Today in Vietnam, UTC+7 all year, as the contract writes it: YYYY-MM-DD.</summary>
    public static string Today(TimeProvider time) =>
        time.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The day before a day, both as the contract writes them: YYYY-MM-DD.</summary>
    public static string Before(string day) => Read(day).AddDays(-1).ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>A day of the contract.</summary>
    /// <param name="day">YYYY-MM-DD.</param>
    public static string Of(string day) => Of(Read(day));

    /// <summary>From a first day to the last one; the contract's end is the day after.</summary>
    /// <param name="from">YYYY-MM-DD.</param>
    /// <param name="to">YYYY-MM-DD, not included; empty while no end is known.</param>
    public static string Between(string from, string to) => to.Length == 0
        ? $"từ {Of(from)}"
        : $"{Of(from)} – {Of(Read(to).AddDays(-1))}";

    private static string Of(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static DateOnly Read(string day) => DateOnly.ParseExact(day, Format, CultureInfo.InvariantCulture);
}
