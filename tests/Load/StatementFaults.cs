namespace AnTq.Load;

/// <summary>Whether what callers were told is there, what they were not told is there wholly or not at all, and everyone knows once.</summary>
internal static class StatementFaults
{
    private const int Confirmed = 2;

    public static IEnumerable<string> In(SuiteState state, IReadOnlyList<PlannedStatement> planned)
    {
        var statements = state.Statements.ToDictionary(statement => statement.Id);
        var awards = state.Awards.ToLookup(award => award.Statement);
        var notices = state.Notices.ToLookup(notice => notice.Subject);
        foreach (var unknown in statements.Keys.Except(planned.Select(statement => statement.Id)))
            yield return $"nobody wanted the statement {unknown}";
        foreach (var statement in planned)
        {
            var found = statements.GetValueOrDefault(statement.Id);
            var records = awards[statement.Id].OrderBy(award => award.Position).ToList();
            foreach (var fault in Promises(statement, found, records).Concat(Halves(statement, found, records)))
                yield return fault;
            foreach (var fault in records.Zip(statement.Awards).SelectMany(pair => Notices(pair.First, pair.Second, notices)))
                yield return fault;
        }

        foreach (var fault in Audits(state))
            yield return fault;
    }

    private static IEnumerable<string> Promises(
        PlannedStatement planned, SuiteState.StatementState? found, List<SuiteState.AwardState> records)
    {
        if (planned.IsCreated && found is null)
            yield return $"{planned.Id} was acknowledged and is lost";
        if (planned.Recorded is { } recorded && !recorded.SequenceEqual(records.Select(award => award.Name)))
            yield return $"{planned.Id}: {recorded.Count} records were acknowledged, {records.Count} are there";
        if (planned.IsConfirmed && found?.State != Confirmed)
            yield return $"{planned.Id}: its confirmation was acknowledged and is lost";
    }

    private static IEnumerable<string> Halves(
        PlannedStatement planned, SuiteState.StatementState? found, List<SuiteState.AwardState> records)
    {
        if (records.Count > 0 && records.Count != planned.Awards.Count)
            yield return $"{planned.Id}: {records.Count} of {planned.Awards.Count} records are there";
        if (found is not null && found.AwardCount != records.Count)
            yield return $"{planned.Id}: it counts {found.AwardCount} records and has {records.Count}";
        if (records.Count > 0 && records.Count(award => award.State == Confirmed) != (found?.State == Confirmed ? records.Count : 0))
            yield return $"{planned.Id}: its records are not in the state that it is in";
    }

    private static IEnumerable<string> Notices(
        SuiteState.AwardState award, PlannedAward planned, ILookup<string, SuiteState.NoticeState> notices)
    {
        var expected = award.State == Confirmed ? planned.Addressees.Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        var told = notices[award.Name].Select(notice => notice.Organization).Order(StringComparer.Ordinal).ToList();
        if (!expected.SequenceEqual(told))
            yield return $"{award.Name}: told are [{string.Join(", ", told)}] instead of [{string.Join(", ", planned.Addressees)}]";
    }

    /// <summary>Every effect was written down once.</summary>
    private static IEnumerable<string> Audits(SuiteState state)
    {
        var granted = state.Awards.Count(award => award.State == Confirmed);
        (string Action, long Expected, long Found)[] rows =
        [
            ("create", state.Statements.Count, state.Audits.GetValueOrDefault("create")),
            ("record", state.Awards.Count, state.Audits.GetValueOrDefault("record") - state.Audits.GetValueOrDefault("delete")),
            ("confirm", state.Statements.Count(statement => statement.State == Confirmed), state.Audits.GetValueOrDefault("confirm")),
            ("grant", granted, state.Audits.GetValueOrDefault("grant")),
            ("notify", granted, state.Notified),
        ];
        return rows.Where(row => row.Expected != row.Found).Select(row => $"{row.Found} audits of '{row.Action}' for {row.Expected} effects");
    }
}
