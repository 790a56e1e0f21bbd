namespace AnTq.Load;

/// <summary>Whether the feed holds exactly what was committed, once each and without a gap.</summary>
internal static class FeedFaults
{
    public static IEnumerable<string> In(SuiteState state)
    {
        if (state.Backlog.Count > 0)
            yield return $"{state.Backlog} is not empty";
        if (!state.Feed.Select(row => row.Position).SequenceEqual(Enumerable.Range(1, state.Feed.Count).Select(position => (long)position)))
            yield return $"the {state.Feed.Count} positions of the feed have gaps";
        if (state.Backlog.Assigned != state.Feed.Count)
            yield return $"{state.Backlog.Assigned} positions were given and {state.Feed.Count} events have one";
        foreach (var twice in state.Feed.CountBy(row => row.EventId).Where(entry => entry.Value > 1))
            yield return $"event {twice.Key} stands {twice.Value} times in the feed";
        foreach (var twice in state.Feed.CountBy(row => row.Subject).Where(entry => entry.Value > 1))
            yield return $"{twice.Key} is announced {twice.Value} times";
        var announced = state.Feed.Select(row => row.Subject).ToHashSet(StringComparer.Ordinal);
        var granted = state.Awards.Where(award => award.State == 2).Select(award => award.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var silent in granted.Except(announced))
            yield return $"{silent} is granted and not announced";
        foreach (var invented in announced.Except(granted))
            yield return $"{invented} is announced and not granted";
    }
}
