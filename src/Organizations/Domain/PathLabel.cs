namespace AnTq.Organizations.Domain;

/// <summary>
/// The short label by which an organization appears in paths, for ever: its number in base 32, digits and lower-case letters
/// without i, l, o and u, which are misread. Twelve labels with dots stay far below the 255 bytes of a routing key.
/// </summary>
internal static class PathLabel
{
    /// <summary>Greatest length: 13 digits of 5 bits hold any 64-bit number.</summary>
    public const int MaximumLength = 13;

    private const string Digits = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Writes a positive number as a label without leading zeros.</summary>
    public static string Of(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        Span<char> label = stackalloc char[MaximumLength];
        var start = label.Length;
        for (var rest = (ulong)number; rest > 0; rest >>= 5)
            label[--start] = Digits[(int)(rest & 31)];
        return label[start..].ToString();
    }
}
