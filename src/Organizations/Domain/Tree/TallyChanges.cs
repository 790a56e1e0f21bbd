using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace AnTq.Organizations.Domain;

/// <summary>Gathers what changes in tallies, so that many versions that begin on one day are added at once.</summary>
internal sealed class TallyChanges(ImmutableDictionary<OrganizationSort, DayTally> tallies)
{
    private readonly Dictionary<(OrganizationSort Sort, DateOnly Day), int> changes = [];

    /// <summary>Counts a version on its days.</summary>
    public void Add(TimelineVersion version) => Note(version, 1);

    /// <summary>Counts a version no longer.</summary>
    public void Remove(TimelineVersion version) => Note(version, -1);

    /// <summary>The tallies with what has changed.</summary>
    public ImmutableDictionary<OrganizationSort, DayTally> ToTallies()
    {
        var changed = tallies.ToBuilder();
        foreach (var ((sort, day), count) in changes)
        {
            if (count != 0)
                changed[sort] = changed.GetValueOrDefault(sort, DayTally.Empty).Add(day, count);
        }

        return changed.ToImmutable();
    }

    private void Note(TimelineVersion version, int count)
    {
        var sort = OrganizationSort.Of(version.State);
        CollectionsMarshal.GetValueRefOrAddDefault(changes, (sort, version.Valid.From), out _) += count;
        if (version.Valid.To is { } end)
            CollectionsMarshal.GetValueRefOrAddDefault(changes, (sort, end), out _) -= count;
    }
}
