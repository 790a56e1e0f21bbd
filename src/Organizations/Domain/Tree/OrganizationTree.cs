using System.Collections.Immutable;
using AnTq.Organizations.V1;

namespace AnTq.Organizations.Domain;

/// <summary>
/// All that is held to be true of all organizations, over all days, in memory. It never changes; what is told of some organizations
/// makes another one, which shares all the rest with it.
/// </summary>
internal sealed record OrganizationTree
{
    /// <summary>No organizations.</summary>
    public static readonly OrganizationTree Empty = new();

    private OrganizationTree()
    {
    }

    /// <summary>The organizations by id.</summary>
    public ImmutableDictionary<string, OrganizationHistory> Organizations { get; private init; } =
        ImmutableDictionary.Create<string, OrganizationHistory>(StringComparer.Ordinal);

    /// <summary>Those that stand directly below an organization on some day; by the empty text those at the top of a tree.</summary>
    public IdIndex<string> Children { get; private init; } = IdIndex<string>.Empty;

    /// <summary>
    /// Those of <see cref="Children"/> that are administrative units: a few thousand among all that stands below communes.
    /// </summary>
    public IdIndex<string> Units { get; private init; } = IdIndex<string>.Empty;

    /// <summary>Those that bear a code on some day.</summary>
    public IdIndex<(CodeScheme Scheme, string Code)> Bearers { get; private init; } = IdIndex<(CodeScheme Scheme, string Code)>.Empty;

    /// <summary>Those that are of a kind, level and type on some day.</summary>
    public IdIndex<OrganizationSort> Sorts { get; private init; } = IdIndex<OrganizationSort>.Empty;

    /// <summary>How many of a kind, level and type there are on each day.</summary>
    public ImmutableDictionary<OrganizationSort, DayTally> Tallies { get; private init; } =
        ImmutableDictionary<OrganizationSort, DayTally>.Empty;

    /// <summary>The organization above a version of one; null at the top of a tree.</summary>
    /// <remarks>Whatever the register holds of a day is whole: a parent is in force on every day of what is below it.</remarks>
    public OrganizationHistory? Above(TimelineVersion version) =>
        version.State.ParentId is null ? null : Organizations[version.State.ParentId];

    /// <summary>The tree with these histories in the place of what it held of their organizations.</summary>
    public OrganizationTree With(IEnumerable<OrganizationHistory> changed)
    {
        var organizations = Organizations.ToBuilder();
        var (children, units, bearers, sorts) = (Children.Grow(), Units.Grow(), Bearers.Grow(), Sorts.Grow());
        var tallies = new TallyChanges(Tallies);
        foreach (var history in changed)
        {
            if (organizations.TryGetValue(history.Id, out var former))
                Note(former, children.Remove, units.Remove, bearers.Remove, sorts.Remove, tallies.Remove);
            Note(history, children.Add, units.Add, bearers.Add, sorts.Add, tallies.Add);
            organizations[history.Id] = history;
        }

        return new OrganizationTree
        {
            Organizations = organizations.ToImmutable(),
            Children = children.ToIndex(),
            Units = units.ToIndex(),
            Bearers = bearers.ToIndex(),
            Sorts = sorts.ToIndex(),
            Tallies = tallies.ToTallies(),
        };
    }

    private static void Note(
        OrganizationHistory history,
        Action<string, string> child,
        Action<string, string> unit,
        Action<(CodeScheme, string), string> bearer,
        Action<OrganizationSort, string> sort,
        Action<TimelineVersion> tally)
    {
        foreach (var version in history.Versions)
        {
            child(version.State.ParentId ?? "", history.Id);
            if (version.State.Kind == OrganizationKind.AdministrativeUnit)
                unit(version.State.ParentId ?? "", history.Id);
            sort(OrganizationSort.Of(version.State), history.Id);
            tally(version);
        }

        foreach (var code in history.Codes)
            bearer((code.Scheme, code.Code), history.Id);
    }
}
