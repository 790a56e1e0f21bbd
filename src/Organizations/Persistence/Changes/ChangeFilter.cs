namespace AnTq.Organizations.Persistence;

/// <summary>Which changes are listed. What is null does not limit.</summary>
internal sealed record ChangeFilter
{
    /// <summary>At most this many.</summary>
    public required int Limit { get; init; }

    /// <summary>As known at this moment; now when null.</summary>
    public DateTimeOffset? KnownAt { get; init; }

    /// <summary>Only those behind this day and id.</summary>
    public DateOnly? AfterDay { get; init; }

    /// <summary>The id that goes with <see cref="AfterDay"/>.</summary>
    public string? AfterId { get; init; }

    /// <summary>Only those that have changed this organization.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>Only those effective on this day or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Only those effective before this day.</summary>
    public DateOnly? Before { get; init; }
}
