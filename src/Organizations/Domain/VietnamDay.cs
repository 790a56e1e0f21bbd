namespace AnTq.Organizations.Domain;

/// <summary>The day that a question is about.</summary>
internal static class VietnamDay
{
    // Vietnam has kept UTC+7 all year since 1975; a fixed offset needs no time-zone data on the machine.
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The day asked for, or today in Vietnam when none was.</summary>
    /// <param name="asOf">YYYY-MM-DD, or empty.</param>
    /// <param name="time">The clock.</param>
    public static DateOnly Of(string asOf, TimeProvider time) =>
        asOf.Length > 0 ? Validity.ParseDay(asOf) : DateOnly.FromDateTime(time.GetUtcNow().ToOffset(Offset).DateTime);
}
