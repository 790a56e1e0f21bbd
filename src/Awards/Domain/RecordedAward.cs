using AnTq.Awards.V1;

namespace AnTq.Awards.Domain;

/// <summary>An award record as it stands in its statement.</summary>
/// <param name="Id">Its id.</param>
/// <param name="StatementId">Id of its statement.</param>
/// <param name="Record">What is known.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Version">Number of its changes, counted from 1.</param>
/// <param name="RecordedAt">When it was recorded.</param>
internal sealed record RecordedAward(
    Guid Id, string StatementId, AwardRecord Record, AwardState State, long Version, DateTimeOffset RecordedAt)
{
    /// <summary>Version of a record that has just been made.</summary>
    public const long FirstVersion = 1;

    /// <summary>Its resource name.</summary>
    public string Name => ResourceNames.Award(Id);
}
