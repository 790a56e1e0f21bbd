using System.Globalization;

namespace AnTq.Cli.Output;

/// <summary>Numbers as they are written in Vietnam: groups by dots. What no source states is a dash, never 0.</summary>
internal static class VietnameseNumber
{
    private const string NotStated = "—";
    private static readonly CultureInfo _culture = CultureInfo.GetCultureInfo("vi-VN");

    public static string Of(long number) => number.ToString("N0", _culture);

    public static string Of(long number, bool moreNotStated) => moreNotStated && number == 0 ? NotStated : Of(number);
}
