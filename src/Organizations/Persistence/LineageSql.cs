using AnTq.Organizations.Domain;

namespace AnTq.Organizations.Persistence;

/// <summary>The statements that follow lineage from <c>@Starts</c>.</summary>
internal static class LineageSql
{
    private static readonly string Forward = Follow("predecessor_id", "successor_id", """
        step.effective_date > reached.day and (@Until::date is null or step.effective_date <= @Until::date)
        """);

    private static readonly string Backward = Follow("successor_id", "predecessor_id", """
        step.effective_date < reached.day and (@Until::date is null or step.effective_date > @Until::date)
        """);

    /// <summary>Reads at most <c>@Limit</c> links, each once.</summary>
    public static string Steps(LineageQuestion question) => question.IsForward ? Forward : Backward;

    // Which links lead on is said once more, in LineageQuestion, for the tree in memory.
    private static string Follow(string near, string far, string leadsOn) => $"""
        with recursive reached (id, day) as (
            select given.id collate "C", @Departure::date
            from unnest(@Starts::text[]) given (id)
            union
            select step.{far}, step.effective_date
            from reached
            join organization_lineage step on step.{near} = reached.id and step.recorded_to = 'infinity' and {leadsOn}
        )
        select distinct step.predecessor_id, step.successor_id, step.effective_date, step.extent
        from reached
        join organization_lineage step on step.{near} = reached.id and step.recorded_to = 'infinity' and {leadsOn}
        limit @Limit
        """;
}
