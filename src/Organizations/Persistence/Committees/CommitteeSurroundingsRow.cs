namespace AnTq.Organizations.Persistence;

/// <summary>What decides where a term ends, its own statement apart.</summary>
internal sealed class CommitteeSurroundingsRow
{
    /// <summary>First day of the committee's next term.</summary>
    public DateOnly? NextStartDate { get; init; }

    /// <summary>First day on which the committee no longer exists.</summary>
    public DateOnly? CommitteeEndDate { get; init; }

    /// <summary>How many revisions of the committee's terms have been recorded.</summary>
    public long Revisions { get; init; }
}
