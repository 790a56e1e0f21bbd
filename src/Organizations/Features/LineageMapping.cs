using AnTq.Organizations.Domain;
using AnTq.Organizations.V1;

namespace AnTq.Organizations.Features;

/// <summary>Writes links of lineage as the contract's messages.</summary>
internal static class LineageMapping
{
    /// <summary>The message of a link.</summary>
    /// <param name="step">The link.</param>
    /// <param name="histories">Both its organizations, among others.</param>
    public static LineageLink ToMessage(LineageStep step, IReadOnlyDictionary<string, OrganizationHistory> histories) => new()
    {
        Predecessor = OrganizationNames.Of(step.PredecessorId),
        PredecessorDisplayName = NameOn(histories[step.PredecessorId], step.Day.AddDays(-1)),
        Successor = OrganizationNames.Of(step.SuccessorId),
        SuccessorDisplayName = NameOn(histories[step.SuccessorId], step.Day),
        EffectiveDate = Validity.Write(step.Day),
        Extent = step.Extent,
    };

    // A correction may have moved the days of an organization away from those of its links.
    private static string NameOn(OrganizationHistory history, DateOnly day) =>
        (history.On(day) ?? (history.Versions is [.., var last] ? last : null))?.State.Name ?? "";
}
