using System.Text.RegularExpressions;
using AnTq.Platform.Access;
using AnTq.Platform.Errors;
using AnTq.Platform.Validation;

namespace AnTq.Platform.Messaging;

/// <summary>Which events of a feed are told. Patterns as of SQL's LIKE, against the value with a dot behind it.</summary>
/// <param name="TypePatterns">Patterns of types, one of which must fit; null admits all.</param>
/// <param name="PathPattern">Pattern of the path; null admits all.</param>
internal sealed partial record FeedFilter(string[]? TypePatterns, string? PathPattern)
{
    public static readonly FeedFilter Everything = new(null, null);

    /// <summary>Reads a request's filter. What cannot fit any event of the service is refused, not waited for.</summary>
    /// <exception cref="RefusalException">VALIDATION_FAILED.</exception>
    public static FeedFilter Of(FeedRequest request, ServiceIdentity service)
    {
        var violations = new Violations();
        var root = $"antq.{service.Name}";
        for (var index = 0; index < request.TypePrefixes.Count; index++)
        {
            if (!IsPrefix(request.TypePrefixes[index], root))
                violations.Add(
                    $"type_prefixes[{index}]",
                    $"phải là {root} hoặc bắt đầu bằng {root}., gồm các từ cách nhau bằng dấu chấm",
                    $"must be {root} or begin with {root}. and consist of words joined by dots");
        }

        if (request.PathPrefix.Length > 0 && !Path().IsMatch(request.PathPrefix))
            violations.Add("path_prefix", "phải là đường dẫn của một đơn vị", "must be an organization's path: up to 12 labels joined by dots");
        violations.ThrowIfAny();
        return new FeedFilter(
            request.TypePrefixes.Count == 0 ? null : [.. request.TypePrefixes.Select(Pattern)],
            request.PathPrefix.Length == 0 ? null : Pattern(request.PathPrefix));
    }

    private static bool IsPrefix(string text, string root) =>
        Words().IsMatch(text) && $"{text}.".StartsWith($"{root}.", StringComparison.Ordinal);

    private static string Pattern(string prefix) => $"{prefix.Replace("_", @"\_", StringComparison.Ordinal)}.%";

    [GeneratedRegex(@"\A[a-z0-9_]+(\.[a-z0-9_]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"\A[0-9a-z]{1,13}(\.[0-9a-z]{1,13}){0,11}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Path();
}
