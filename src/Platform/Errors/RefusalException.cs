namespace AnTq.Platform.Errors;

/// <summary>
/// A call is refused for a named reason. The only exception whose content reaches callers: everything else that is thrown becomes
/// INTERNAL with a request id.
/// </summary>
public sealed class RefusalException : Exception
{
    /// <summary>Refuses for <paramref name="reason"/>.</summary>
    /// <param name="reason">The named reason.</param>
    /// <param name="text">What has happened in this case, for people.</param>
    /// <param name="cause">What was thrown underneath, for the log only.</param>
    public RefusalException(ErrorReason reason, LocalizedText text, Exception? cause = null)
        : base($"{reason.Reason}: {text.English}", cause)
    {
        Reason = reason;
        Text = text;
    }

    /// <summary>The named reason.</summary>
    public ErrorReason Reason { get; }

    /// <summary>What has happened in this case, for people.</summary>
    public LocalizedText Text { get; }

    /// <summary>Fields that break a rule; the first 20 reach the caller.</summary>
    public IReadOnlyList<FieldViolation> FieldViolations { get; init; } = [];

    /// <summary>States that have to change first; the first 20 reach the caller.</summary>
    public IReadOnlyList<Precondition> Preconditions { get; init; } = [];

    /// <summary>Facts for programs, such as the difference of two totals. Keys in lower_snake_case; no personal data.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>The resource that the refusal speaks of.</summary>
    public ResourceReference? Resource { get; init; }

    /// <summary>How long to wait before trying the same again; null when trying again as it is cannot help.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
