namespace AnTq.Organizations.Domain;

/// <summary>Organizations as they are with a change, or an import, and as they were known before.</summary>
internal sealed class ChangedTree
{
    private readonly IReadOnlyDictionary<string, KnownOrganization> known;
    private readonly Dictionary<string, Timeline> after;
    private readonly IReadOnlyDictionary<string, string> newLabels;

    /// <param name="known">Those that are known, by id: all that are changed or stand above these.</param>
    /// <param name="after">What becomes of those that are changed or registered, by id.</param>
    /// <param name="newLabels">Labels of those that are registered, by id.</param>
    public ChangedTree(
        IReadOnlyDictionary<string, KnownOrganization> known,
        Dictionary<string, Timeline> after,
        IReadOnlyDictionary<string, string> newLabels) =>
        (this.known, this.after, this.newLabels) = (known, after, newLabels);

    /// <summary>Ids of the organizations whose effects differ.</summary>
    public IReadOnlyCollection<string> Affected => after.Keys;

    /// <summary>The organizations around a change as they are with it.</summary>
    /// <param name="around">As they are known.</param>
    /// <param name="effects">The effects that the change has, placed; those that it had before count no longer.</param>
    /// <param name="newLabels">Labels of the organizations that it registers, by id.</param>
    public static ChangedTree Of(
        Surroundings around, IReadOnlyList<OrganizationEffect> effects, IReadOnlyDictionary<string, string> newLabels)
    {
        var ofOrganization = effects.ToLookup(effect => effect.OrganizationId, StringComparer.Ordinal);
        var after = effects.Concat(around.FormerEffects).Select(effect => effect.OrganizationId).Distinct()
            .ToDictionary(id => id, id => Folded(id, around.OthersEffects(id).Concat(ofOrganization[id])), StringComparer.Ordinal);
        return new ChangedTree(around.Known, after, newLabels);
    }

    /// <summary>An organization with the change; the empty timeline when there is none.</summary>
    public Timeline Of(string id) => after.TryGetValue(id, out var changed) ? changed : Before(id);

    /// <summary>An organization as it has been known so far.</summary>
    public Timeline Before(string id) => known.GetValueOrDefault(id)?.Timeline ?? Timeline.Empty;

    /// <summary>The label of an organization.</summary>
    public string Label(string id) => newLabels.TryGetValue(id, out var label) ? label : known[id].Label;

    /// <summary>Ids from the top of the tree down to the parent of an organization on a day on which it is in force.</summary>
    public IReadOnlyList<string> Ancestors(string id, DateOnly day, bool before = false)
    {
        var ancestors = new List<string>();
        for (var above = ParentOn(id); above is not null && ancestors.Count < TreePlace.MaximumDepth; above = ParentOn(above))
            ancestors.Insert(0, above);
        return ancestors;

        string? ParentOn(string each) => (before ? Before(each) : Of(each)).StateOn(day)?.ParentId;
    }

    /// <summary>The labels from the top of the tree down to an organization, joined by dots.</summary>
    public string Path(string id, DateOnly day, bool before = false) =>
        string.Join('.', Ancestors(id, day, before).Append(id).Select(Label));

    private static Timeline Folded(string id, IEnumerable<OrganizationEffect> effects)
    {
        var timeline = Timeline.Fold(effects);
        return timeline.Faults.Count == 0
            ? timeline : throw ChangeErrors.ChangesConflict(id, [.. timeline.Faults.Select(fault => (fault.Day, fault.ChangeId))]);
    }
}
