using AnTq.Organizations.Domain;
using AnTq.Organizations.V1;

namespace AnTq.Organizations.Persistence;

/// <summary>Finds a page of organizations without going through all of them.</summary>
internal static class Listing
{
    /// <summary>Ids behind the page before, in their order, that may fit.</summary>
    public static IEnumerable<string> Candidates(OrganizationTree tree, OrganizationFilter filter)
    {
        if (filter.Code is not null)
            return tree.Bearers.After(((CodeScheme)filter.Scheme!, filter.Code), filter.After);
        if (filter.ParentId is not null)
            return tree.Children.After(filter.ParentId, filter.After);
        return Merge([.. tree.Sorts.Keys.Where(sort => Fits(sort, filter)).Select(sort => OfSort(tree, sort, filter))]);
    }

    /// <summary>Whether an organization, as it is on the day, is asked for.</summary>
    public static bool Fits(OrganizationHistory history, TimelineVersion version, OrganizationFilter filter) =>
        Fits(OrganizationSort.Of(version.State), filter)
        && (filter.ParentId is null || version.State.ParentId == filter.ParentId)
        && (filter.Code is null || history.Codes.Any(code =>
            code.Valid.Includes(filter.AsOf) && (short)code.Scheme == filter.Scheme && code.Code == filter.Code));

    private static bool Fits(OrganizationSort sort, OrganizationFilter filter) =>
        (filter.Kind ?? (short)sort.Kind) == (short)sort.Kind
        && (filter.Level ?? (short)sort.Level) == (short)sort.Level
        && (filter.Type ?? (short)sort.Type) == (short)sort.Type;

    // Only under what it is on the day, so that none comes twice.
    private static IEnumerable<string> OfSort(OrganizationTree tree, OrganizationSort sort, OrganizationFilter filter) =>
        tree.Sorts.After(sort, filter.After).Where(id => tree.Organizations[id].On(filter.AsOf) is { } version && OrganizationSort.Of(version.State) == sort);

    private static IEnumerable<string> Merge(List<IEnumerable<string>> sequences)
    {
        var heads = new PriorityQueue<IEnumerator<string>, string>(StringComparer.Ordinal);
        foreach (var sequence in sequences)
            Enqueue(sequence.GetEnumerator());
        while (heads.TryDequeue(out var head, out var id))
        {
            yield return id;
            Enqueue(head);
        }

        void Enqueue(IEnumerator<string> head)
        {
            if (head.MoveNext())
                heads.Enqueue(head, head.Current);
        }
    }
}
