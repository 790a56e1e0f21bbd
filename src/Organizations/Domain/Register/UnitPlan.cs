namespace AnTq.Organizations.Domain.Register;

/// <summary>What is to be held of one organization.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Known">What is recorded of it; null when it is new.</param>
/// <param name="Effects">The effects that are to be known, those that stay included; none when it never existed.</param>
internal sealed record UnitPlan(string Id, KnownOrganization? Known, IReadOnlyList<OrganizationEffect> Effects)
{
    /// <summary>What the effects make of it.</summary>
    public Timeline Timeline { get; } = Timeline.Fold(Effects);

    /// <summary>As it is recorded.</summary>
    public Timeline Before => Known?.Timeline ?? Timeline.Empty;

    /// <summary>The number of its recorded changes, this one included.</summary>
    public long Version => (Known?.Version ?? 0) + 1;

    /// <summary>Effects that are no longer held to be true.</summary>
    public IEnumerable<OrganizationEffect> EndedEffects => (Known?.Effects ?? []).Where(effect => !Effects.Contains(effect));

    /// <summary>Effects that are not recorded yet.</summary>
    public IEnumerable<OrganizationEffect> NewEffects => Effects.Where(effect => effect.RowId == 0);
}
