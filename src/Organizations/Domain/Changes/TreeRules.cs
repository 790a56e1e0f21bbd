namespace AnTq.Organizations.Domain;

/// <summary>
/// What holds of every tree on every day: a parent is in force on all days of what is below it, nobody stands below itself, nothing
/// stands deeper than 12 levels, administrative units stand only below administrative units of a higher level.
/// </summary>
/// <param name="of">The timeline of an organization; the empty one for those that are not there.</param>
internal sealed class TreeRules(Func<string, Timeline> of)
{
    /// <summary>Checks an organization against all that stand above it.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="below">How deep, and on which days, others stand below it.</param>
    /// <exception cref="Platform.Errors.RefusalException">A rule is broken.</exception>
    public void Check(string id, IReadOnlyList<DepthBelow> below)
    {
        foreach (var version in of(id).Versions)
        {
            if (version.State.ParentId is { } parentId)
                CheckParent(id, version, parentId);
            foreach (var (days, depth) in Depths(version, [id]))
            {
                var deepest = below.Where(each => each.Days.And(days) is not null).Select(each => each.Levels).DefaultIfEmpty(0).Max();
                if (depth + deepest > TreePlace.MaximumDepth)
                    throw OrganizationErrors.TreeTooDeep(OrganizationNames.Of(version.State.ParentId ?? id));
            }
        }
    }

    private void CheckParent(string id, TimelineVersion version, string parentId)
    {
        var parent = of(parentId);
        if (parent.Existence is not { } inForce || !inForce.Includes(version.Valid))
            throw OrganizationErrors.ParentNotInForce(OrganizationNames.Of(parentId), version.Valid, parent.Existence);
        foreach (var above in parent.Versions.Where(above => above.Valid.And(version.Valid) is not null))
            if (!AdministrativeTypes.MayStandBelow(version.State, above.State))
                throw ChangeErrors.ParentLevelDoesNotFit(id, parentId);
    }

    // How deep a version stands, for each of the days on which what is above it differs.
    private IEnumerable<(Validity Days, int Depth)> Depths(TimelineVersion version, IReadOnlyList<string> way)
    {
        if (version.State.ParentId is not { } parentId)
            return [(version.Valid, way.Count)];
        if (way.Contains(parentId))
            throw ChangeErrors.Cycle(way[0], parentId, version.Valid);
        if (way.Count >= TreePlace.MaximumDepth)
            throw OrganizationErrors.TreeTooDeep(OrganizationNames.Of(of(way[0]).Versions[0].State.ParentId ?? way[0]));
        return of(parentId).Versions
            .Select(above => above.Valid.And(version.Valid) is { } days ? above with { Valid = days } : null).OfType<TimelineVersion>()
            .SelectMany(above => Depths(above, [.. way, parentId]));
    }
}
