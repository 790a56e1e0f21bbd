namespace AnTq.Organizations.Domain;

/// <summary>Places the effects of a change among those of other changes on the same day.</summary>
internal static class EffectPlaces
{
    /// <summary>
    /// Behind all others; or, where the change that is corrected had an effect on the same organization and day, in its place, so that a
    /// correction does not overrule what was recorded after the change.
    /// </summary>
    public static IReadOnlyList<OrganizationEffect> Place(IEnumerable<OrganizationEffect> effects, Surroundings around)
    {
        var former = around.FormerEffects.ToLookup(effect => (effect.OrganizationId, effect.Day), effect => effect.Place);
        return [.. effects.Select(effect => effect with { Place = PlaceOf(effect) })];

        short PlaceOf(OrganizationEffect effect) => former[(effect.OrganizationId, effect.Day)].Cast<short?>().FirstOrDefault() ?? (short)(1
            + around.OthersEffects(effect.OrganizationId).Where(other => other.Day == effect.Day)
                .Select(other => (int)other.Place).DefaultIfEmpty(-1).Max());
    }
}
