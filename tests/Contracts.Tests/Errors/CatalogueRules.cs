using System.Text.RegularExpressions;
using AnTq.Contracts.Tests.Descriptors;
using AnTq.Contracts.Tests.Rules;

namespace AnTq.Contracts.Tests.Errors;

/// <summary>What makes the reasons a catalogue that callers can rely on.</summary>
internal static partial class CatalogueRules
{
    public static IEnumerable<string> Malformed(IEnumerable<NamedReason> reasons) =>
        reasons.Where(each => !UpperSnake().IsMatch(each.Reason.Reason)).Select(each => $"{each.Reason.Reason}: is not UPPER_SNAKE_CASE of at most 63 letters")
            .Concat(reasons.Where(each => !IsSentence(each.Reason.Meaning)).Select(each => $"{each.Reason.Reason}: its meaning is not a sentence"))
            .Concat(reasons.Where(each => !IsSentence(each.Reason.Remedy)).Select(each => $"{each.Reason.Reason}: its remedy is not a sentence"));

    /// <summary>A reason is declared once per service, and none takes the name of a shared one.</summary>
    public static IEnumerable<string> DeclaredTwice(IReadOnlyCollection<NamedReason> reasons)
    {
        var shared = reasons.Where(each => each.Owner == NamedReason.Shared).Select(each => each.Reason.Reason).ToList();
        return reasons.Where(each => each.Owner != NamedReason.Shared)
            .GroupBy(each => (each.Owner, each.Reason.Reason))
            .Where(group => group.Count() > 1 || shared.Contains(group.Key.Reason))
            .Select(group => $"{group.Key.Owner}: {group.Key.Reason} is declared twice")
            .Concat(shared.CountBy(name => name).Where(count => count.Value > 1).Select(count => $"{NamedReason.Shared}: {count.Key} is declared twice"));
    }

    /// <summary>Calls name reasons that their service does not declare.</summary>
    public static IEnumerable<string> NamedButNotDeclared(Api api, IReadOnlyCollection<NamedReason> reasons) =>
        from method in api.Methods
        from reason in Refusals.Of(method)
        where !reasons.Any(each => each.Reason.Reason == reason && (each.Owner == NamedReason.OwnerOf(method) || each.Owner == NamedReason.Shared))
        select $"{method.FullName}: {reason} is declared nowhere";

    /// <summary>Services declare reasons that none of their calls names.</summary>
    public static IEnumerable<string> DeclaredButNotNamed(Api api, IReadOnlyCollection<NamedReason> reasons)
    {
        var named = api.Methods.SelectMany(method => Refusals.Of(method).Select(reason => (NamedReason.OwnerOf(method), reason))).ToHashSet();
        return reasons.Where(each => each.Owner != NamedReason.Shared && !named.Contains((each.Owner, each.Reason.Reason)))
            .Select(each => $"{each.Owner}: {each.Reason.Reason} is named by no call");
    }

    private static bool IsSentence(string text) => text.EndsWith('.') && !text.Contains('\n', StringComparison.Ordinal);

    [GeneratedRegex("^[A-Z][A-Z0-9_]{1,61}[A-Z0-9]$")]
    private static partial Regex UpperSnake();
}
