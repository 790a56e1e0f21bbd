namespace AnTq.Organizations.Domain;

/// <summary>All that is held to be true of one organization, over all days.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">Its label in paths.</param>
/// <param name="ChangeCount">The number of its changes, counted from 1.</param>
/// <param name="CreatedAt">When it was recorded.</param>
internal sealed record OrganizationHistory(string Id, string Label, long ChangeCount, DateTimeOffset CreatedAt)
{
    /// <summary>What it was on which days, the oldest first, without overlaps.</summary>
    public IReadOnlyList<TimelineVersion> Versions { get; init; } = [];

    /// <summary>Its codes, by first day and scheme.</summary>
    public IReadOnlyList<TimelineCode> Codes { get; init; } = [];

    /// <summary>From whom it took over, by day and predecessor.</summary>
    public IReadOnlyList<LineageStep> Predecessors { get; init; } = [];

    /// <summary>Who took over from it, by day and successor.</summary>
    public IReadOnlyList<LineageStep> Successors { get; init; } = [];

    /// <summary>What it was on a day; null when it was not in force.</summary>
    public TimelineVersion? On(DateOnly day)
    {
        // The last versions are asked for most.
        for (var index = Versions.Count - 1; index >= 0; index--)
        {
            if (Versions[index].Valid.From <= day)
                return Versions[index].Valid.Includes(day) ? Versions[index] : null;
        }

        return null;
    }
}
