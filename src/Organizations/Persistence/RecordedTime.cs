using System.Text.RegularExpressions;

namespace AnTq.Organizations.Persistence;

/// <summary>
/// Statements are written for what is held to be true now, whose rows have indexes of their own. What was held at an earlier moment is
/// read by the same statements with another condition.
/// </summary>
internal static partial class RecordedTime
{
    /// <summary>The statement as of <c>@KnownAt</c>.</summary>
    /// <param name="sql">A statement in which every table of two clocks is limited by <c>alias.recorded_to = 'infinity'</c>.</param>
    public static string At(string sql) => Known().Replace(sql, "$1.recorded_from <= @KnownAt and $1.recorded_to > @KnownAt");

    [GeneratedRegex(@"\b(\w+)\.recorded_to = 'infinity'")]
    private static partial Regex Known();
}
