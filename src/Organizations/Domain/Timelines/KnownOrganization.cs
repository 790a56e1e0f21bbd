namespace AnTq.Organizations.Domain;

/// <summary>An organization with all effects on it that are held to be true now.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">Its label in paths.</param>
/// <param name="Version">The number of its recorded changes, counted from 1.</param>
/// <param name="CreatedAt">When it was recorded first.</param>
/// <param name="Effects">The effects; none when it is no longer held to have existed.</param>
internal sealed record KnownOrganization(
    string Id, string Label, long Version, DateTimeOffset CreatedAt, IReadOnlyList<OrganizationEffect> Effects)
{
    /// <summary>What the effects make of it.</summary>
    public Timeline Timeline { get; } = Timeline.Fold(Effects);
}
