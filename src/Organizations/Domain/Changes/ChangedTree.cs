namespace AnTq.Organizations.Domain;

/// <summary>The organizations around a change as they are with it.</summary>
internal sealed class ChangedTree
{
    private readonly Surroundings around;
    private readonly Dictionary<string, Timeline> after = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, string> newLabels;

    /// <param name="around">As they are known.</param>
    /// <param name="effects">The effects that the change has, placed; those that it had before count no longer.</param>
    /// <param name="newLabels">Labels of the organizations that it registers, by id.</param>
    public ChangedTree(Surroundings around, IReadOnlyList<OrganizationEffect> effects, IReadOnlyDictionary<string, string> newLabels)
    {
        this.around = around;
        this.newLabels = newLabels;
        var ofOrganization = effects.ToLookup(effect => effect.OrganizationId, StringComparer.Ordinal);
        foreach (var id in effects.Concat(around.FormerEffects).Select(effect => effect.OrganizationId).Distinct())
            after[id] = Folded(id, around.OthersEffects(id).Concat(ofOrganization[id]));
    }

    /// <summary>Ids of the organizations whose effects differ.</summary>
    public IReadOnlyCollection<string> Affected => after.Keys;

    /// <summary>An organization with the change; the empty timeline when there is none.</summary>
    public Timeline Of(string id) => after.TryGetValue(id, out var changed) ? changed : Before(id);

    /// <summary>An organization as it has been known so far.</summary>
    public Timeline Before(string id) => around.Find(id)?.Timeline ?? Timeline.Empty;

    /// <summary>The label of an organization.</summary>
    public string Label(string id) => newLabels.TryGetValue(id, out var label) ? label : around.Find(id)!.Label;

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
