
namespace AnTq.Organizations.Domain;

/// <summary>Goes down the tree of a day.</summary>
internal static class Subtree
{
    /// <summary>Each before what is below it, those of one parent by id; begins with the organization, which is in force.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="id">The organization; null for all trees of the day.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="onlyUnits">
    /// Whether only administrative units are of interest. They stand only below such, so that nothing else has to be gone through.
    /// </param>
    public static IEnumerable<Place> Places(OrganizationTree tree, string? id, DateOnly asOf, bool onlyUnits = false)
    {
        var index = onlyUnits ? tree.Units : tree.Children;
        var waiting = new Stack<Place>(
            id is null
                ? Below(tree, index, null, asOf).Select(top => Place.Of(tree, top.History, top.Version, asOf)).Reverse()
                : [Place.Of(tree, tree.Organizations[id], tree.Organizations[id].On(asOf)!, asOf)]);
        while (waiting.TryPop(out var place))
        {
            yield return place;
            foreach (var (history, version) in Below(tree, index, place.History.Id, asOf).Reverse())
                waiting.Push(place.Below(history, version));
        }
    }

    /// <summary>What all of them are on the day, the organization's own version first.</summary>
    public static IEnumerable<TimelineVersion> Versions(OrganizationTree tree, string id, DateOnly asOf)
    {
        var waiting = new Stack<(OrganizationHistory History, TimelineVersion Version)>(
            [(tree.Organizations[id], tree.Organizations[id].On(asOf)!)]);
        while (waiting.TryPop(out var found))
        {
            yield return found.Version;
            foreach (var below in Below(tree, tree.Children, found.History.Id, asOf))
                waiting.Push(below);
        }
    }

    private static IEnumerable<(OrganizationHistory History, TimelineVersion Version)> Below(
        OrganizationTree tree, IdIndex<string> index, string? id, DateOnly asOf)
    {
        foreach (var child in index.Of(id ?? ""))
        {
            var history = tree.Organizations[child];
            if (history.On(asOf) is { } version && version.State.ParentId == id)
                yield return (history, version);
        }
    }
}
