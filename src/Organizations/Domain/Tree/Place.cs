namespace AnTq.Organizations.Domain;

/// <summary>An organization where it stands on a day.</summary>
/// <param name="History">The organization.</param>
/// <param name="Version">What it is on the day.</param>
/// <param name="AsOf">The day.</param>
/// <param name="Ancestors">Ids from the top of the tree down to its parent.</param>
/// <param name="Path">Labels from the top of the tree down to itself.</param>
internal sealed record Place(OrganizationHistory History, TimelineVersion Version, DateOnly AsOf, string[] Ancestors, string Path)
{
    /// <summary>Climbs from an organization in force to the top of its tree.</summary>
    public static Place Of(OrganizationTree tree, OrganizationHistory history, TimelineVersion version, DateOnly asOf)
    {
        var above = tree.Above(version);
        if (above is null)
            return new Place(history, version, asOf, [], history.Label);
        var ancestors = new List<string>(TreePlace.MaximumDepth);
        var labels = new List<string>(TreePlace.MaximumDepth) { history.Label };
        for (; above is not null; above = tree.Above(above.On(asOf)!))
        {
            ancestors.Add(above.Id);
            labels.Add(above.Label);
        }

        ancestors.Reverse();
        labels.Reverse();
        return new Place(history, version, asOf, [.. ancestors], string.Join('.', labels));
    }

    /// <summary>The place of an organization directly below this one.</summary>
    public Place Below(OrganizationHistory history, TimelineVersion version) =>
        new(history, version, AsOf, [.. Ancestors, History.Id], $"{Path}.{history.Label}");
}
