using AnTq.Organizations.Domain;
using AnTq.Platform.Mutations;

namespace AnTq.Organizations.Persistence;

/// <summary>Reads, in its transaction, what is around a change, and what would break with it.</summary>
internal static class SurroundingsStore
{
    /// <summary>The most organizations that one change may concern.</summary>
    public const int MostOrganizations = 5_000;

    /// <summary>Reads the organizations around a change.</summary>
    /// <param name="scope">The transaction, which holds the lock of the tree.</param>
    /// <param name="changeId">Id of the change.</param>
    /// <param name="ids">Ids of the organizations that it names or has changed before.</param>
    /// <param name="ending">Ids of those that end by it or are divided.</param>
    /// <param name="day">Its effective day.</param>
    public static async Task<Surroundings> LoadAsync(
        WriteScope scope, string changeId, IEnumerable<string> ids, IEnumerable<string> ending, DateOnly day)
    {
        var found = await scope.QueryAsync<string>(SurroundingsSql.Ids, new
        {
            Ids = ids.Distinct().ToArray(),
            Ending = ending.Distinct().ToArray(),
            Day = day,
            Limit = MostOrganizations + 1,
        });
        if (found.Count > MostOrganizations)
            throw ChangeErrors.TooLarge();
        return new Surroundings(changeId, await TimelineStore.LoadAsync(scope, found));
    }

    /// <summary>What would be left below organizations on days on which they are no longer in force, at most 20.</summary>
    public static async Task<IReadOnlyList<RemainingRow>> FindRemainingAsync(WriteScope scope, ChangedTree tree)
    {
        var shrunk = Shrunk(tree);
        return shrunk.Length == 0 ? [] : await scope.QueryAsync<RemainingRow>(SurroundingsSql.Remaining, new
        {
            Ids = shrunk, From = FirstDays(tree, shrunk), To = EndDays(tree, shrunk), Affected = tree.Affected.ToArray(),
        });
    }

    /// <summary>Links of lineage that organizations would no longer be there for, at most 20.</summary>
    public static async Task<IReadOnlyList<BrokenLinkRow>> FindBrokenLineageAsync(WriteScope scope, ChangedTree tree, string changeId)
    {
        var shrunk = Shrunk(tree);
        return shrunk.Length == 0 ? [] : await scope.QueryAsync<BrokenLinkRow>(SurroundingsSql.BrokenLineage, new
        {
            Ids = shrunk, From = FirstDays(tree, shrunk), To = EndDays(tree, shrunk), ChangeId = changeId,
        });
    }

    /// <summary>One of the units that would stand below another where they can't, since that one gets another kind or level.</summary>
    public static async Task<MisplacedRow?> FindMisplacedAsync(WriteScope scope, ChangedTree tree)
    {
        var other = tree.Affected.Where(id => tree.Before(id).Existence is not null)
            .SelectMany(id => tree.Of(id).Versions.Except(tree.Before(id).Versions).Select(version => (Id: id, Version: version)))
            .Where(each => tree.Before(each.Id).Versions
                .Any(before => (before.State.Kind, before.State.Level) != (each.Version.State.Kind, each.Version.State.Level))).ToList();
        return other.Count == 0 ? null : await scope.QuerySingleOrDefaultAsync<MisplacedRow>(SurroundingsSql.Misplaced, new
        {
            Ids = other.Select(each => each.Id).ToArray(),
            From = other.Select(each => each.Version.Valid.From).ToArray(),
            To = other.Select(each => each.Version.Valid.To).ToArray(),
            Kinds = other.Select(each => (short)each.Version.State.Kind).ToArray(),
            Levels = other.Select(each => (short)each.Version.State.Level).ToArray(),
            Affected = tree.Affected.ToArray(),
        });
    }

    /// <summary>How deep others stand below the organizations that get another place.</summary>
    public static async Task<ILookup<string, DepthBelow>> MeasureBelowAsync(WriteScope scope, ChangedTree tree)
    {
        var moved = tree.Affected.Where(id => tree.Before(id).Existence is not null).ToArray();
        var rows = moved.Length == 0 ? [] : await scope.QueryAsync<DepthRow>(SurroundingsSql.Depths, new { Ids = moved });
        return rows.ToLookup(row => row.Id, row => row.ToDepth(), StringComparer.Ordinal);
    }

    private static string[] Shrunk(ChangedTree tree) =>
    [
        .. tree.Affected.Where(id => tree.Before(id).Existence is { } before && !(tree.Of(id).Existence?.Includes(before) ?? false)),
    ];

    // Of what is no longer held to have existed: after all days and before them.
    private static DateOnly[] FirstDays(ChangedTree tree, string[] ids) =>
        [.. ids.Select(id => tree.Of(id).Existence?.From ?? DateOnly.MaxValue)];

    private static DateOnly[] EndDays(ChangedTree tree, string[] ids) =>
        [.. ids.Select(id => tree.Of(id).Existence is { } existence ? existence.To ?? DateOnly.MaxValue : DateOnly.MinValue)];
}
