using System.Text.RegularExpressions;
using AnTq.Contracts.Tests.Descriptors;
using Google.Protobuf.Reflection;

namespace AnTq.Contracts.Tests.Rules;

/// <summary>
/// Which reasons of its own a call may be refused with. The comment of a call ends with them, such as
/// "Refusals: AWARD_NOT_FOUND, ETAG_MISMATCH."; the reasons that every call shares are not repeated.
/// </summary>
internal static partial class Refusals
{
    private const string Mark = "Refusals:";

    public static IReadOnlyList<string> Of(MethodDescriptor method)
    {
        var comment = Comments.Of(method);
        var start = comment.IndexOf(Mark, StringComparison.Ordinal);
        return start < 0 ? [] : [.. Reason().Matches(comment, start).Select(match => match.Value)];
    }

    /// <summary>The comment of a call without its refusals.</summary>
    public static string Before(MethodDescriptor method)
    {
        var comment = Comments.Of(method);
        var start = comment.IndexOf(Mark, StringComparison.Ordinal);
        return start < 0 ? comment : comment[..start].TrimEnd();
    }

    /// <summary>The refusals with what is remarked on them.</summary>
    public static string Text(MethodDescriptor method)
    {
        var comment = Comments.Of(method);
        var start = comment.IndexOf(Mark, StringComparison.Ordinal);
        return start < 0 ? "" : comment[(start + Mark.Length)..].TrimStart();
    }

    [GeneratedRegex("[A-Z][A-Z0-9]*(_[A-Z0-9]+)+")]
    private static partial Regex Reason();
}
