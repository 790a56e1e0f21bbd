using AnTq.Organizations.Domain;
using AnTq.Organizations.V1;

namespace AnTq.Organizations.Persistence;

/// <summary>Reads organizations out of the tree in memory.</summary>
internal sealed class OrganizationsInMemory(OrganizationTree tree) : IOrganizationReader
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OrganizationRow>> FindAsync(IReadOnlyCollection<string> ids, DateOnly asOf) =>
        new([.. ids.Select(id => Find(id, asOf))]);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OrganizationRow>> ListAsync(OrganizationFilter filter) => new(
    [
        .. Listing.Candidates(tree, filter)
            .Select(id => (History: tree.Organizations[id], Version: tree.Organizations[id].On(filter.AsOf)))
            .Where(found => found.Version is not null && Listing.Fits(found.History, found.Version, filter))
            .Take(filter.Limit)
            .Select(found => OrganizationRow.Of(Place.Of(tree, found.History, found.Version!, filter.AsOf))),
    ]);

    /// <inheritdoc/>
    public IAsyncEnumerable<OrganizationRow> DescendAsync(SubtreeFilter filter) => Subtree
        .Places(tree, filter.Id, filter.AsOf, onlyUnits: filter.Kinds is [(short)OrganizationKind.AdministrativeUnit])
        .Where(place => filter.Kinds.Count == 0 || filter.Kinds.Contains((short)place.Version.State.Kind))
        .Where(place => filter.Levels.Count == 0 || filter.Levels.Contains((short)place.Version.State.Level))
        .Select(OrganizationRow.Of)
        .ToAsyncEnumerable();

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CountRow>> CountAsync(string? id, DateOnly asOf)
    {
        var counts = id is null
            ? tree.Tallies.Select(tally => (Sort: tally.Key, Count: tally.Value.At(asOf)))
            : Subtree.Versions(tree, id, asOf).Skip(1).CountBy(version => OrganizationSort.Of(version.State)).Select(count => (Sort: count.Key, Count: count.Value));
        return new([.. counts
            .Where(count => count.Count > 0)
            .OrderBy(count => count.Sort.Kind)
            .ThenBy(count => count.Sort.Level)
            .ThenBy(count => count.Sort.Type)
            .Select(count => CountRow.Of(count.Sort, count.Count))]);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Bearer>> BearersAsync(CodeScheme scheme, string code) => new(
    [
        .. tree.Bearers.Of((scheme, code))
            .SelectMany(id => tree.Organizations[id].Codes
                .Where(borne => borne.Scheme == scheme && borne.Code == code)
                .Select(borne => new Bearer(id, borne.Valid)))
            .OrderBy(bearer => bearer.Valid.From),
    ]);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OrganizationHistory>> HistoriesAsync(IReadOnlyCollection<string> ids) =>
        new([.. ids.Select(id => tree.Organizations.GetValueOrDefault(id)).OfType<OrganizationHistory>()]);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<LineageStep>> StepsAsync(LineageQuestion question, int limit) =>
        new(Ways.Steps(tree, question, limit));

    private OrganizationRow Find(string id, DateOnly asOf) => tree.Organizations.GetValueOrDefault(id) switch
    {
        null => new OrganizationRow { Id = id },
        var history when history.On(asOf) is { } version => OrganizationRow.Of(Place.Of(tree, history, version, asOf)),
        var history => new OrganizationRow { Id = id, IsKnown = true, Version = history.ChangeCount, CreatedAt = history.CreatedAt },
    };
}
