using System.Text.RegularExpressions;
using AnTq.Contracts.Tests.Errors;
using Grpc.Core;

namespace AnTq.Contracts.Tests.Reference;

/// <summary>The catalogue of reasons for which calls are refused.</summary>
internal static partial class ErrorPage
{
    private const string Preamble = """
        # Refusals

        Every refusal is a gRPC status with a `google.rpc.Status` in its details (`grpc-status-details-bin`): one `google.rpc.ErrorInfo` whose
        `reason` is one of these names and whose `domain` is `<service>.antq`, a text in Vietnamese and in English
        (`google.rpc.LocalizedMessage`), and where they help field violations, preconditions, the resource, and the time after which to try
        again. Programs decide by the reason: it is never renamed. Texts may change. A reason that a program does not know is to be treated by
        its status.
        """;

    public static string Write(IReadOnlyCollection<NamedReason> reasons)
    {
        var page = new Page().Line(Preamble.ReplaceLineEndings("\n"));
        foreach (var group in reasons.GroupBy(each => each.Owner).OrderBy(group => group.Key != NamedReason.Shared).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            page.Line().Line($"## {HeadingOf(group.Key)}").Table("Reason", "Status", "Meaning", "What to do");
            foreach (var (_, reason) in group.OrderBy(each => each.Reason.Reason, StringComparer.Ordinal))
            {
                page.Row($"`{reason.Reason}`", StatusName(reason.Code), reason.Meaning, reason.Remedy);
            }
        }

        return page.ToString();
    }

    public static string Link(string owner, string label) => $"[{label}](errors.md#{TypeLinks.Anchor(HeadingOf(owner))})";

    private static string HeadingOf(string owner) => owner == NamedReason.Shared ? "Shared by all services" : owner;

    private static string StatusName(StatusCode code) => WordStart().Replace(code.ToString(), "_").ToUpperInvariant();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordStart();
}
