using AnTq.Organizations.V1;

namespace AnTq.Organizations.Domain;

/// <summary>From where, to where and up to which day lineage is followed.</summary>
/// <param name="Starts">Ids of the organizations where it starts.</param>
/// <param name="Direction">To those that came before, or after.</param>
/// <param name="Since">
/// The day on which the starts are looked at: only what happened to them afterwards counts towards successors, only what had happened
/// to them by then towards predecessors. Null for all their days.
/// </param>
/// <param name="Until">The day up to which it is followed; null without a bound.</param>
internal sealed record LineageQuestion(IReadOnlyList<string> Starts, LineageDirection Direction, DateOnly? Since, DateOnly? Until)
{
    /// <summary>Whether it leads forward in time.</summary>
    public bool IsForward => Direction == LineageDirection.Successors;

    /// <summary>
    /// The greatest day before the first links that count towards successors; the first day behind the last ones towards predecessors.
    /// </summary>
    public DateOnly Departure => IsForward
        ? Since ?? DateOnly.MinValue
        : Since is { } day && day < DateOnly.MaxValue ? day.AddDays(1) : DateOnly.MaxValue;

    /// <summary>
    /// Whether a link leads on from an organization that was reached on a day. What happened on that day itself concerned what the
    /// organization had before: two that exchange parts on one day do not hand them back.
    /// </summary>
    public bool LeadsOn(LineageStep step, DateOnly reached) => IsForward
        ? step.Day > reached && (Until is not { } last || step.Day <= last)
        : step.Day < reached && (Until is not { } first || step.Day > first);

    /// <summary>The end of a link from which it is followed.</summary>
    public string Near(LineageStep step) => IsForward ? step.PredecessorId : step.SuccessorId;

    /// <summary>The end of a link to which it leads.</summary>
    public string Far(LineageStep step) => IsForward ? step.SuccessorId : step.PredecessorId;
}
