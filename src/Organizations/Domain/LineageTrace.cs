using AnTq.Organizations.V1;

namespace AnTq.Organizations.Domain;

/// <summary>Where lineage leads.</summary>
/// <param name="Steps">The links that were followed, by day, predecessor and successor.</param>
/// <param name="Reached">
/// All that was reached, the starts included: whether every link of some way to it is full.
/// </param>
internal sealed record LineageTrace(IReadOnlyList<LineageStep> Steps, IReadOnlyDictionary<string, LineageExtent> Reached)
{
    /// <summary>Follows links. They are taken in the order of their days, so that each way leads on in time and none in a circle.</summary>
    /// <param name="question">Where it starts and ends.</param>
    /// <param name="steps">The links that may be followed; others among them are passed over.</param>
    public static LineageTrace Follow(LineageQuestion question, IEnumerable<LineageStep> steps)
    {
        var anyWay = question.Starts.ToDictionary(id => id, _ => question.Departure);
        var fullWay = new Dictionary<string, DateOnly>(anyWay);
        var followed = new List<LineageStep>();
        foreach (var step in question.IsForward ? steps.OrderBy(step => step.Day) : steps.OrderByDescending(step => step.Day))
        {
            var (near, far) = (question.Near(step), question.Far(step));
            if (!anyWay.TryGetValue(near, out var reached) || !question.LeadsOn(step, reached))
                continue;
            followed.Add(step);
            anyWay.TryAdd(far, step.Day);
            if (step.Extent == LineageExtent.Full && fullWay.TryGetValue(near, out var wholly) && question.LeadsOn(step, wholly))
                fullWay.TryAdd(far, step.Day);
        }

        return new LineageTrace(
            [.. followed.OrderBy(step => step.Day)
                .ThenBy(step => step.PredecessorId, StringComparer.Ordinal)
                .ThenBy(step => step.SuccessorId, StringComparer.Ordinal)],
            anyWay.Keys.ToDictionary(id => id, id => fullWay.ContainsKey(id) ? LineageExtent.Full : LineageExtent.Partial));
    }
}
