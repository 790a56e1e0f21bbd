namespace AnTq.Organizations.Domain;

/// <summary>
/// The organizations around a change: those that it names, that it has changed before, that stand below those that end, and all that
/// stand above any of these on any day.
/// </summary>
internal sealed class Surroundings
{
    private readonly string changeId;
    private readonly Dictionary<string, Timeline> without = new(StringComparer.Ordinal);

    public Surroundings(string changeId, IReadOnlyDictionary<string, KnownOrganization> known)
    {
        this.changeId = changeId;
        Known = known;
        foreach (var organization in known.Values)
            without[organization.Id] = IsChanged(organization) ? Timeline.Fold(OthersEffects(organization)) : organization.Timeline;
    }

    /// <summary>All of them, by id.</summary>
    public IReadOnlyDictionary<string, KnownOrganization> Known { get; }

    /// <summary>The effects that the change has had so far.</summary>
    public IEnumerable<OrganizationEffect> FormerEffects =>
        Known.Values.SelectMany(organization => organization.Effects).Where(effect => effect.ChangeId == changeId);

    /// <summary>An organization; null when there is none, or none around.</summary>
    public KnownOrganization? Find(string id) => Known.GetValueOrDefault(id);

    /// <summary>The known effects of other changes on an organization.</summary>
    public IEnumerable<OrganizationEffect> OthersEffects(string id) => Find(id) is { } organization ? OthersEffects(organization) : [];

    /// <summary>What an organization would be without the change.</summary>
    public Timeline Without(string id) => without.GetValueOrDefault(id, Timeline.Empty);

    /// <summary>Ids of what would stand directly below an organization on a day without the change, in order.</summary>
    public IEnumerable<string> Below(string id, DateOnly day) => without
        .Where(organization => organization.Value.StateOn(day)?.ParentId == id).Select(organization => organization.Key)
        .Order(StringComparer.Ordinal);

    private bool IsChanged(KnownOrganization organization) => organization.Effects.Any(effect => effect.ChangeId == changeId);

    private IEnumerable<OrganizationEffect> OthersEffects(KnownOrganization organization) =>
        organization.Effects.Where(effect => effect.ChangeId != changeId);
}
