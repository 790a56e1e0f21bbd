using AnTq.Platform.Errors;

namespace AnTq.Platform.Validation;

/// <summary>Collects what is wrong with a request, so that the caller hears all of it at once.</summary>
public sealed class Violations
{
    private readonly List<FieldViolation> found = [];

    /// <summary>Whether nothing has been found.</summary>
    public bool IsEmpty => found.Count == 0;

    /// <summary>What has been found so far.</summary>
    public IReadOnlyList<FieldViolation> Found => found;

    /// <summary>Notes that a field breaks a rule.</summary>
    /// <param name="field">Path by proto names, such as <c>award.lines[2].individual_count</c>.</param>
    /// <param name="vietnamese">What is wrong, in Vietnamese.</param>
    /// <param name="english">What is wrong, in English.</param>
    public void Add(string field, string vietnamese, string english) =>
        found.Add(new FieldViolation(field, new LocalizedText(vietnamese, english)));

    /// <summary>Refuses the call when anything has been found.</summary>
    /// <exception cref="RefusalException">VALIDATION_FAILED with everything found.</exception>
    public void ThrowIfAny()
    {
        if (!IsEmpty)
            throw new RefusalException(
                PlatformErrors.ValidationFailed,
                new LocalizedText(
                    $"Yêu cầu có {found.Count} trường không hợp lệ.",
                    found.Count == 1 ? "One field of the request is invalid." : $"{found.Count} fields of the request are invalid."))
            {
                FieldViolations = found,
            };
    }
}
