
namespace AnTq.Organizations.Domain;

/// <summary>Follows lineage in the tree.</summary>
internal static class Ways
{
    /// <summary>The links that lead on from where it starts, in the order of their days in the direction asked; at most so many.</summary>
    public static IReadOnlyList<LineageStep> Steps(OrganizationTree tree, LineageQuestion question, int limit)
    {
        var found = new List<LineageStep>();
        var waiting = new PriorityQueue<LineageStep, int>();
        var reached = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in question.Starts)
            Reach(start, question.Departure);
        while (found.Count < limit && waiting.TryDequeue(out var step, out _))
        {
            found.Add(step);
            Reach(question.Far(step), step.Day);
        }

        return found;

        // Links come in the order of time: whoever is reached once more is reached later, from where nothing more leads on.
        void Reach(string id, DateOnly day)
        {
            if (!reached.Add(id) || !tree.Organizations.TryGetValue(id, out var history))
                return;
            foreach (var step in question.IsForward ? history.Successors : history.Predecessors)
            {
                if (question.LeadsOn(step, day))
                    waiting.Enqueue(step, question.IsForward ? step.Day.DayNumber : -step.Day.DayNumber);
            }
        }
    }
}
